package dev.signet.xkms.xkrss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.xkrss.RegistrationFacts.Asker;
import dev.signet.xkms.xkrss.RegistrationFacts.Possession;
import dev.signet.xkms.xkrss.RegistrationFacts.Subject;
import dev.signet.xkms.xkrss.approval.Approval;
import dev.signet.xkms.xkrss.authentication.AuthenticationFacts;
import dev.signet.xkms.xkrss.authentication.AuthenticationRule;
import dev.signet.xkms.xkrss.prototype.Soundness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The whole decision space of X-KRSS as a table that a person can read:
 * src/test/resources/golden/registration.txt.
 */
class GoldenTableTest {
  private static final String GOLDEN = "/golden/registration.txt";

  private static final Approval DUE = new Approval(2, 1);
  private static final Approval GIVEN = new Approval(2, 2);

  private final List<String> lines = new ArrayList<>();

  @Test
  @Requirement("XR-R02")
  @Requirement("XR-R10")
  void everyDecisionIsInTheTable() throws IOException {
    authentication();
    register();
    reissue();
    revoke();
    recover();
    conflicts();
    String table =
        lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    Path fresh = Path.of("target/golden/registration.txt");
    Files.createDirectories(fresh.getParent());
    Files.writeString(fresh, table);

    assertThat(table)
        .as("compare with " + fresh + " and copy it when the change is meant")
        .isEqualTo(golden());
  }

  private void authentication() {
    title("Who asks: what is shown -> the rule");
    row("KeyBindingAuthentication", "NotBoundAuthentication", "name", "-> verdict", "", "because");
    for (AuthenticationFacts.Signed signed : AuthenticationFacts.Signed.values()) {
      for (AuthenticationFacts.Bearer bearer : AuthenticationFacts.Bearer.values()) {
        authentication(new AuthenticationFacts(signed, bearer, true, false), words(bearer));
        authentication(new AuthenticationFacts(signed, bearer, true, true), words(bearer));
      }
    }
    AuthenticationFacts.Signed secret = AuthenticationFacts.Signed.SECRET;
    authentication(
        new AuthenticationFacts(secret, AuthenticationFacts.Bearer.SECRET, false, false),
        "another secret");
  }

  private void authentication(AuthenticationFacts facts, String bearer) {
    AuthenticationRule rule = AuthenticationRule.on(facts);
    row(
        words(facts.binding()),
        bearer,
        facts.locked() ? "locked" : "-",
        "-> " + (rule.grants() ? "granted" : "denied"),
        rule.name(),
        rule.because());
  }

  private void register() {
    title("Register");
    header();
    for (Soundness message : EnumSet.complementOf(EnumSet.of(Soundness.SOUND))) {
      row(RegistrationFacts.about(Operation.REGISTER, message));
    }
    askers(
        Operation.REGISTER,
        EnumSet.of(Asker.SECRET_HOLDER, Asker.KEY_HOLDER),
        EnumSet.complementOf(EnumSet.of(Possession.NOT_ASKED)),
        EnumSet.of(Subject.NEW, Subject.TO_BE_GENERATED, Subject.TAKEN));
  }

  private void reissue() {
    title("Reissue");
    header();
    for (Soundness message :
        List.of(Soundness.SEVERAL_KEYS, Soundness.UNREADABLE_KEY, Soundness.TERM_TOO_SHORT)) {
      row(RegistrationFacts.about(Operation.REISSUE, message));
    }
    askers(
        Operation.REISSUE,
        EnumSet.of(Asker.SECRET_HOLDER, Asker.KEY_HOLDER),
        EnumSet.complementOf(EnumSet.of(Possession.NOT_ASKED)),
        EnumSet.of(Subject.ACTIVE, Subject.REVOKED, Subject.UNKNOWN, Subject.STATED_OTHERWISE));
  }

  private void revoke() {
    title("Revoke");
    header();
    for (Soundness message : List.of(Soundness.SEVERAL_KEYS, Soundness.UNREADABLE_KEY)) {
      row(RegistrationFacts.about(Operation.REVOKE, message));
    }
    row(RegistrationFacts.about(Operation.REVOKE, Soundness.SOUND).with(Asker.TWO_WAYS));
    askers(
        Operation.REVOKE,
        EnumSet.of(Asker.SECRET_HOLDER, Asker.KEY_HOLDER, Asker.CODE_HOLDER),
        EnumSet.of(Possession.NOT_ASKED),
        EnumSet.of(Subject.ACTIVE, Subject.REVOKED, Subject.UNKNOWN, Subject.STATED_OTHERWISE));
  }

  private void recover() {
    title("Recover");
    header();
    row(RegistrationFacts.notOffered(Operation.RECOVER));
    for (Soundness message : List.of(Soundness.SEVERAL_KEYS, Soundness.UNREADABLE_KEY)) {
      row(RegistrationFacts.about(Operation.RECOVER, message));
    }
    askers(
        Operation.RECOVER,
        EnumSet.of(Asker.SECRET_HOLDER, Asker.KEY_HOLDER),
        EnumSet.of(Possession.NOT_ASKED),
        EnumSet.of(
            Subject.ACTIVE,
            Subject.REVOKED,
            Subject.UNKNOWN,
            Subject.STATED_OTHERWISE,
            Subject.NOT_ESCROWED));
  }

  private void conflicts() {
    title("What the registry does not let happen, after all rules let it pass");
    for (Conflict.Kind kind : Conflict.Kind.values()) {
      row(words(kind), "-> " + Gate.refusal(new Conflict(kind, "")).code().words());
    }
  }

  private void askers(
      Operation operation, Set<Asker> askers, Set<Possession> proofs, Set<Subject> subjects) {
    RegistrationFacts sound = RegistrationFacts.about(operation, Soundness.SOUND);
    row(sound.with(Asker.DENIED));
    for (Asker asker : askers) {
      for (Possession proof : proofs) {
        subjects.forEach(subject -> rows(sound.with(asker).with(proof).with(subject)));
      }
    }
  }

  /** Approvals decide only where everything else holds; {@link #anApprovalChangesNoRefusal}. */
  private void rows(RegistrationFacts facts) {
    row(facts);
    boolean passes = RegistrationRule.on(facts).ruling() == RegistrationRule.Ruling.CARRY_OUT;
    if (passes && facts.operation() != Operation.REVOKE) {
      row(facts.with(DUE));
      row(facts.with(GIVEN));
    }
  }

  @Test
  void anApprovalChangesNoRefusal() {
    for (Operation operation :
        List.of(Operation.REGISTER, Operation.REISSUE, Operation.REVOKE, Operation.RECOVER)) {
      for (Asker asker : Asker.values()) {
        for (Possession proof : Possession.values()) {
          for (Subject subject : Subject.values()) {
            assertUnchanged(
                RegistrationFacts.about(operation, Soundness.SOUND)
                    .with(asker)
                    .with(proof)
                    .with(subject));
          }
        }
      }
    }
  }

  private static void assertUnchanged(RegistrationFacts facts) {
    RegistrationRule rule = RegistrationRule.on(facts);
    assertThat(RegistrationRule.on(facts.with(GIVEN))).isEqualTo(rule);
    if (rule.ruling() != RegistrationRule.Ruling.CARRY_OUT) {
      assertThat(RegistrationRule.on(facts.with(DUE))).isEqualTo(rule);
    }
  }

  private static String words(Approval approval) {
    return approval.needed() == 0 ? "-" : approval.isDue() ? "due" : "given";
  }

  private void header() {
    lines.add(
        String.format(
            "%-26s %-14s %-12s %-18s %-9s -> %-34s %-4s %s",
            "message", "asks", "possession", "about", "approval", "answer", "rule", "because"));
  }

  private void row(RegistrationFacts facts) {
    RegistrationRule rule = RegistrationRule.on(facts);
    lines.add(
        String.format(
            "%-26s %-14s %-12s %-18s %-9s -> %-34s %-4s %s",
            facts.offered() ? words(facts.message()) : "(switched off)",
            words(facts.asker()),
            words(facts.possession()),
            words(facts.subject()),
            words(facts.approval()),
            rule.ruling().words(),
            rule,
            rule.because(facts)));
  }

  private void row(String... cells) {
    StringBuilder line = new StringBuilder();
    int[] widths = {25, 23, 12, 10, 3};
    for (int i = 0; i < cells.length; i++) {
      line.append(String.format("%-" + (i < widths.length ? widths[i] : 1) + "s ", cells[i]));
    }
    lines.add(line.toString());
  }

  private void title(String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add("== " + text);
  }

  private static String words(Enum<?> value) {
    String name = value.name();
    return name.equals("NOT_ASKED") ? "-" : name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String golden() throws IOException {
    try (InputStream in = GoldenTableTest.class.getResourceAsStream(GOLDEN)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
