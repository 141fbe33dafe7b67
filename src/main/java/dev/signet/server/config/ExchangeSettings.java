package dev.signet.server.config;

import dev.signet.xkms.exchange.compound.CompoundRules;
import dev.signet.xkms.exchange.later.LaterRules;
import dev.signet.xkms.exchange.load.LoadRules;
import dev.signet.xkms.exchange.repeat.RepeatRules;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.xkrss.approval.Approvals;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How requests are exchanged: later, together, in two phases, under load.
 *
 * @param compounds empty: compounds are not carried out
 * @param nonceFreshness so long a nonce is good
 * @param repeat how long first answers are kept
 */
public record ExchangeSettings(
    Later later,
    Approvals approvals,
    Optional<CompoundRules> compounds,
    Duration nonceFreshness,
    RepeatRules repeat,
    LoadRules load) {
  /**
   * What is answered later.
   *
   * @param isOffered false: everything is answered at once or not at all
   * @param operations are always answered later
   * @param mailServer where notices are handed in; empty for none
   * @param mailFrom author of notices
   */
  public record Later(
      boolean isOffered,
      Set<Operation> operations,
      LaterRules rules,
      String mailServer,
      String mailFrom) {
    public Later {
      operations = Set.copyOf(operations);
      if (!operations.isEmpty() && !isOffered) {
        throw new WrongSetting(
            ExchangeKeys.LATER_OPERATIONS.name()
                + " needs "
                + ExchangeKeys.LATER.name()
                + "=true: nothing is answered later");
      }
      if (!mailServer.isEmpty() && mailFrom.isEmpty()) {
        throw new WrongSetting(
            ExchangeKeys.NOTICE_MAIL_FROM.name() + " is needed to send notices by mail");
      }
    }
  }

  public ExchangeSettings {
    Checks.within(
        ExchangeKeys.TWO_PHASE_SECONDS, Math.toIntExact(nonceFreshness.toSeconds()), 5, 3600);
  }
}
