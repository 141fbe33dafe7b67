package dev.signet.server.config;

import dev.signet.entity.DomainName;
import dev.signet.xkms.exchange.compound.CompoundRules;
import dev.signet.xkms.exchange.compound.CompoundRules.Budget;
import dev.signet.xkms.exchange.later.LaterRules;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import dev.signet.xkms.exchange.load.LoadRules;
import dev.signet.xkms.exchange.load.LoadRules.CallerRules;
import dev.signet.xkms.exchange.load.LoadRules.HighMark;
import dev.signet.xkms.exchange.repeat.RepeatRules;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.xkrss.approval.ApprovalRule;
import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.approval.NameSpace;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads {@link ExchangeSettings}. */
final class ExchangeSettingsReader {
  private static final Set<Operation> CAN_WAIT =
      EnumSet.complementOf(EnumSet.of(Operation.PENDING, Operation.STATUS));
  private static final Set<Operation> CAN_BE_APPROVED =
      EnumSet.of(Operation.REGISTER, Operation.REISSUE);

  private final Values values;

  ExchangeSettingsReader(Values values) {
    this.values = values;
  }

  /**
   * Reads and checks everything.
   *
   * @param places requests in work at once
   */
  ExchangeSettings read(int places) {
    return new ExchangeSettings(
        new ExchangeSettings.Later(
            values.isOn(ExchangeKeys.LATER),
            operations(ExchangeKeys.LATER_OPERATIONS, CAN_WAIT),
            laterRules(),
            values.text(ExchangeKeys.NOTICE_MAIL_SERVER),
            values.text(ExchangeKeys.NOTICE_MAIL_FROM)),
        approvals(),
        compounds(),
        Duration.ofSeconds(values.number(ExchangeKeys.TWO_PHASE_SECONDS)),
        repeat(),
        load(places));
  }

  private LaterRules laterRules() {
    LaterRules usual = LaterRules.DEFAULT;
    int most = number(ExchangeKeys.LATER_MOST, 1, 100_000);
    return new LaterRules(
        new LaterRules.Room(
            most, Math.max(1, most / 10), Math.max(20 * most, most), usual.room().largest()),
        Duration.ofHours(number(ExchangeKeys.LATER_WAIT_HOURS, 1, 8760)),
        Duration.ofHours(number(ExchangeKeys.LATER_KEEP_HOURS, 1, 8760)),
        Duration.ofSeconds(number(ExchangeKeys.LATER_PATIENCE_SECONDS, 0, 300)),
        pace(usual.pace()),
        notices());
  }

  private LaterRules.Pace pace(LaterRules.Pace usual) {
    return new LaterRules.Pace(
        number(ExchangeKeys.LATER_THREADS, 1, 256),
        usual.attempts(),
        usual.pause(),
        usual.lease(),
        usual.longest(),
        usual.every(),
        usual.ending());
  }

  private NoticeRules notices() {
    Set<DomainName> domains = new HashSet<>();
    for (String word : values.words(ExchangeKeys.NOTICE_MAIL_DOMAINS)) {
      domains.add(meant(ExchangeKeys.NOTICE_MAIL_DOMAINS, () -> DomainName.of(word)));
    }
    return meant(
        ExchangeKeys.NOTICE_HTTP_ORIGINS,
        () ->
            new NoticeRules(
                domains,
                Set.copyOf(values.words(ExchangeKeys.NOTICE_HTTP_ORIGINS)),
                NoticeRules.OFF.most()));
  }

  private Approvals approvals() {
    Set<Operation> operations = operations(ExchangeKeys.APPROVAL_OPERATIONS, CAN_BE_APPROVED);
    int count = number(ExchangeKeys.APPROVAL_COUNT, 1, ApprovalRule.MOST);
    List<ApprovalRule> rules =
        values.words(ExchangeKeys.APPROVAL_NAMES).stream()
            .map(word -> meant(ExchangeKeys.APPROVAL_NAMES, () -> NameSpace.of(word)))
            .map(
                space ->
                    meant(
                        ExchangeKeys.APPROVAL_OPERATIONS,
                        () -> new ApprovalRule(space, operations, count)))
            .toList();
    return new Approvals(rules, number(ExchangeKeys.APPROVAL_RECOVER, 0, ApprovalRule.MOST));
  }

  private Optional<CompoundRules> compounds() {
    CompoundRules usual = CompoundRules.DEFAULT;
    int parts = number(ExchangeKeys.COMPOUND_PARTS, 0, 256);
    Duration time = Duration.ofSeconds(number(ExchangeKeys.COMPOUND_SECONDS, 1, 3600));
    int cost = number(ExchangeKeys.COMPOUND_COST, 1, 1_000_000);
    return parts == 0
        ? Optional.empty()
        : Optional.of(
            new CompoundRules(
                parts,
                usual.sideBySide(),
                usual.workers(),
                usual.patience(),
                new Budget(time, cost),
                usual.later(),
                usual.costs()));
  }

  private RepeatRules repeat() {
    return new RepeatRules(
        Duration.ofHours(number(ExchangeKeys.ANSWERS_KEEP_HOURS, 1, 8760)),
        RepeatRules.DEFAULT.largestAnswer());
  }

  private LoadRules load(int places) {
    LoadRules usual = LoadRules.forPlaces(places);
    int ofCaller = Math.max(1, places * number(ExchangeKeys.CALLER_PERCENT, 1, 100) / 100);
    int high = number(ExchangeKeys.LOAD_HIGH, 1, 10_000);
    CallerRules callers =
        new CallerRules(
            ofCaller,
            usual.callers().waiting(),
            number(ExchangeKeys.CALLER_COST, 0, 1_000_000),
            number(ExchangeKeys.CALLER_BURST, 1, 1_000_000),
            usual.callers().remembered(),
            usual.callers().loopbackExempt());
    return new LoadRules(
        places, usual.shares(), callers, new HighMark(high, high / 2, usual.highMark().shortest()));
  }

  private Set<Operation> operations(SettingKey key, Set<Operation> allowed) {
    Set<Operation> operations = EnumSet.noneOf(Operation.class);
    for (String word : values.words(key)) {
      operations.add(
          Arrays.stream(Operation.values())
              .filter(operation -> operation.word().equals(word) && allowed.contains(operation))
              .findFirst()
              .orElseThrow(
                  () ->
                      new WrongSetting(
                          key.name() + ": '" + word + "' is no operation that can stand there")));
    }
    return operations;
  }

  private int number(SettingKey key, int least, int most) {
    int number = values.number(key);
    Checks.within(key, number, least, most);
    return number;
  }

  private static <T> T meant(SettingKey key, Supplier<T> meaning) {
    try {
      return meaning.get();
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(key.name() + ": " + wrong.getMessage(), wrong);
    }
  }
}
