package dev.signet.xkms.xkiss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xkiss.ValidationFacts.Claim;
import dev.signet.xkms.xkiss.ValidationFacts.Met;
import dev.signet.xkms.xkiss.ValidationFacts.Registration;
import dev.signet.xkms.xkiss.ValidationFacts.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole decision space of Validate; the readable part of it is golden/judgement.txt. */
class JudgementTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/judgement.txt");

  private static final List<Registration> REGISTRATIONS =
      List.of(
          Registration.NONE,
          new Registration(Standing.NOT_YET, true, "later"),
          new Registration(Standing.NOT_YET, false, "later"),
          new Registration(Standing.ACTIVE, true, "active"),
          new Registration(Standing.ACTIVE, false, "active"),
          new Registration(Standing.REVOKED, true, "revoked"),
          new Registration(Standing.REVOKED, false, "revoked"));

  @Test
  void theTruthTableIsTheOneOnFile() throws IOException {
    String table = table();
    if (Boolean.getBoolean("signet.golden.write")) {
      Files.writeString(GOLDEN, table);
    }
    assertThat(table).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
  }

  @Test
  @Requirement("XR-V02")
  @Requirement("XR-V03")
  @Requirement("XR-V04")
  @Requirement("XR-V05")
  void statusAndReasonsAgreeEverywhere() {
    for (ValidationFacts facts : everything()) {
      KeyStatus status = Judgement.of(facts).status();
      Set<String> reasons = new HashSet<>(status.valid());
      reasons.addAll(status.indeterminate());
      reasons.addAll(status.invalid());
      assertThat(status.valid().size() + status.indeterminate().size() + status.invalid().size())
          .isEqualTo(4);
      assertThat(reasons).hasSize(4);
      StatusValue expected =
          !status.invalid().isEmpty()
              ? StatusValue.INVALID
              : status.indeterminate().isEmpty() ? StatusValue.VALID : StatusValue.INDETERMINATE;
      assertThat(status.value()).isEqualTo(expected);
    }
  }

  @Test
  @Requirement("XR-V02")
  void validMeansThatEverythingWasEstablished() {
    int valid = 0;
    for (ValidationFacts facts : everything()) {
      if (Judgement.of(facts).status().value() == StatusValue.VALID) {
        valid++;
        assertThat(facts.path()).allMatch(ground -> ground.finding() == Finding.ESTABLISHED);
        assertThat(facts.identity().met()).isNotEqualTo(Met.FAILS);
        assertThat(facts.usage().met()).isNotEqualTo(Met.FAILS);
        assertThat(facts.registration().inInterval()).isTrue();
        assertThat(facts.registration().standing()).isNotEqualTo(Standing.REVOKED);
        assertThat(!facts.path().isEmpty() || facts.registration().standing() == Standing.ACTIVE)
            .isTrue();
      }
    }
    assertThat(valid).isEqualTo(4 + 3 * 4);
  }

  @Test
  @Requirement("XR-K05")
  void whatWasRevokedHereIsInvalidWhateverTheCertificateSays() {
    for (ValidationFacts facts : everything()) {
      if (facts.registration().standing() == Standing.REVOKED) {
        assertThat(Judgement.of(facts).status().invalid()).contains(Reason.REVOCATION_STATUS.uri());
      }
    }
  }

  @Test
  void everythingThatWeakensTheStatusIsAmongTheGrounds() {
    for (ValidationFacts facts : everything()) {
      Judgement judgement = Judgement.of(facts);
      boolean silent = judgement.grounds().stream().allMatch(g -> g.finding() == StatusValue.VALID);
      assertThat(silent && !judgement.grounds().isEmpty())
          .isEqualTo(judgement.status().value() == StatusValue.VALID);
    }
  }

  @Test
  void aCertificateOfWhichACriterionWasForgottenIsNotValid() {
    for (Criterion forgotten :
        List.of(Criterion.SIGNATURE, Criterion.ISSUER_TRUST, Criterion.REVOCATION_STATUS)) {
      List<Ground> path = path(Map.of()).stream().filter(g -> g.criterion() != forgotten).toList();
      ValidationFacts facts = new ValidationFacts(path, Registration.NONE, Claim.NONE, Claim.NONE);
      assertThat(Judgement.of(facts).status().value()).isEqualTo(StatusValue.INDETERMINATE);
    }
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        "# How Validate judges. Columns after the arrow: status, then IssuerTrust, RevocationStatus,\n");
    text.append("# ValidityInterval and Signature; V valid, I invalid, ? indeterminate.\n\n");
    text.append("# 1. No certificate: this service is the issuer of the binding.\n");
    REGISTRATIONS.forEach(
        r -> claims().forEach(c -> row(text, new ValidationFacts(List.of(), r, c[0], c[1]))));
    text.append("\n# 2. A certificate of which everything is established.\n");
    REGISTRATIONS.forEach(
        r -> claims().forEach(c -> row(text, new ValidationFacts(path(Map.of()), r, c[0], c[1]))));
    text.append(
        "\n# 3. A certificate that nobody registered and no wish: every combination of findings.\n");
    paths()
        .forEach(p -> row(text, new ValidationFacts(p, Registration.NONE, Claim.NONE, Claim.NONE)));
    return text.toString();
  }

  private static void row(StringBuilder text, ValidationFacts facts) {
    KeyStatus status = Judgement.of(facts).status();
    text.append(String.format("%-13s", "path " + letters(facts.path())))
        .append(String.format("registered %-9s", facts.registration().standing()))
        .append(
            facts.registration().standing() == Standing.ABSENT
                ? "    "
                : facts.registration().inInterval() ? "in  " : "out ")
        .append(String.format("name %-10susage %-10s", facts.identity().met(), facts.usage().met()))
        .append(String.format("-> %-14s", status.value()))
        .append(letter(status, Reason.ISSUER_TRUST))
        .append(letter(status, Reason.REVOCATION_STATUS))
        .append(letter(status, Reason.VALIDITY_INTERVAL))
        .append(letter(status, Reason.SIGNATURE))
        .append('\n');
  }

  private static String letters(List<Ground> path) {
    StringBuilder letters = new StringBuilder();
    for (Ground ground : path) {
      letters.append(
          ground.finding() == Finding.ESTABLISHED
              ? 'V'
              : ground.finding() == Finding.REFUTED ? 'I' : '?');
    }
    return letters.length() == 0 ? "none" : letters.toString();
  }

  private static char letter(KeyStatus status, Reason reason) {
    if (status.valid().contains(reason.uri())) {
      return 'V';
    }
    return status.invalid().contains(reason.uri()) ? 'I' : '?';
  }

  private static List<ValidationFacts> everything() {
    List<ValidationFacts> all = new ArrayList<>();
    List<List<Ground>> paths = new ArrayList<>(paths());
    paths.add(List.of());
    for (List<Ground> path : paths) {
      for (Registration registration : REGISTRATIONS) {
        claims().forEach(c -> all.add(new ValidationFacts(path, registration, c[0], c[1])));
      }
    }
    return all;
  }

  private static List<Claim[]> claims() {
    List<Claim[]> all = new ArrayList<>();
    for (Met identity : Met.values()) {
      for (Met usage : Met.values()) {
        all.add(new Claim[] {new Claim(identity, "name"), new Claim(usage, "usage")});
      }
    }
    return all;
  }

  private static List<List<Ground>> paths() {
    List<Map<Criterion, Finding>> found = new ArrayList<>(List.of(new EnumMap<>(Criterion.class)));
    for (Criterion criterion : Criterion.values()) {
      List<Map<Criterion, Finding>> longer = new ArrayList<>();
      for (Map<Criterion, Finding> one : found) {
        for (Finding finding : Finding.values()) {
          Map<Criterion, Finding> next = new EnumMap<>(Criterion.class);
          next.putAll(one);
          next.put(criterion, finding);
          longer.add(next);
        }
      }
      found = longer;
    }
    return found.stream().map(JudgementTest::path).toList();
  }

  /** Grounds in the order of the criteria; what is not said is established. */
  private static List<Ground> path(Map<Criterion, Finding> findings) {
    List<Ground> grounds = new ArrayList<>();
    for (Criterion criterion : Criterion.values()) {
      grounds.add(
          new Ground(
              criterion, findings.getOrDefault(criterion, Finding.ESTABLISHED), "rule", "because"));
    }
    return grounds;
  }
}
