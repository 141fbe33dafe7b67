package dev.signet.xkms.xkiss;

import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.xkms.model.Explanation.Ground;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xkiss.ValidationFacts.Claim;
import dev.signet.xkms.xkiss.ValidationFacts.Met;
import dev.signet.xkms.xkiss.ValidationFacts.Registration;
import dev.signet.xkms.xkiss.ValidationFacts.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The status of a key binding, and every ground it rests on (XKMS 2.0 section 5, [206]).
 *
 * <p>The status follows from the grounds: each reason is as weak as its weakest ground, and a
 * reason without a ground is Indeterminate. A name or a use that was asked for and does not hold
 * makes the issuer's word worthless for this question, so it refutes IssuerTrust: XKMS has no
 * reason of its own for it. The complete truth table is golden/judgement.txt among the tests.
 */
record Judgement(KeyStatus status, List<Ground> grounds) {
  static final String IDENTITY = "Identity";
  static final String KEY_USAGE = "KeyUsage";

  private static final String HERE = "signet: registered here";

  Judgement {
    grounds = List.copyOf(grounds);
  }

  static Judgement of(ValidationFacts facts) {
    List<Ground> grounds = new ArrayList<>();
    facts.path().forEach(ground -> grounds.add(translated(ground)));
    if (facts.path().isEmpty()) {
      grounds.addAll(direct(facts.registration()));
    }
    addStanding(grounds, facts.registration(), facts.path().isEmpty());
    addClaim(grounds, IDENTITY, "XKMS 2.0 section 3.4.2", facts.identity());
    addClaim(grounds, KEY_USAGE, "XKMS 2.0 section 3.4", facts.usage());
    return new Judgement(KeyStatus.judged(weakest(grounds)), grounds);
  }

  /** What is not established, for the log: {@code RevocationStatus=Indeterminate}; or Valid. */
  String summary() {
    StringBuilder words = new StringBuilder();
    for (Ground ground : grounds) {
      String word = ground.topic() + "=" + ground.finding();
      if (ground.finding() != StatusValue.VALID && words.indexOf(word) < 0) {
        words.append(words.length() == 0 ? "" : " ").append(word);
      }
    }
    return words.length() == 0 ? "established" : words.toString();
  }

  private static Ground translated(dev.signet.pki.trust.Ground ground) {
    return new Ground(
        topic(ground.criterion()), value(ground.finding()), ground.rule(), ground.because());
  }

  private static String topic(Criterion criterion) {
    return switch (criterion) {
      case SIGNATURE -> word(Reason.SIGNATURE);
      case ISSUER_TRUST -> word(Reason.ISSUER_TRUST);
      case VALIDITY_INTERVAL -> word(Reason.VALIDITY_INTERVAL);
      case REVOCATION_STATUS -> word(Reason.REVOCATION_STATUS);
      case KEY_USAGE -> KEY_USAGE;
      case IDENTITY -> IDENTITY;
    };
  }

  private static String word(Reason reason) {
    return reason.uri().substring(reason.uri().indexOf('#') + 1);
  }

  private static StatusValue value(Finding finding) {
    return switch (finding) {
      case ESTABLISHED -> StatusValue.VALID;
      case REFUTED -> StatusValue.INVALID;
      case UNDETERMINED -> StatusValue.INDETERMINATE;
    };
  }

  /** Where no certificate speaks for the key, this service itself is the issuer of the binding. */
  private static List<Ground> direct(Registration registration) {
    if (registration.standing() == Standing.ABSENT) {
      return List.of(
          new Ground(
              word(Reason.ISSUER_TRUST), StatusValue.INDETERMINATE, HERE, registration.because()));
    }
    return List.of(
        new Ground(
            word(Reason.SIGNATURE),
            StatusValue.VALID,
            HERE,
            "The registration was authenticated. " + registration.because()),
        new Ground(
            word(Reason.ISSUER_TRUST),
            StatusValue.VALID,
            HERE,
            "This service bound the key itself. " + registration.because()));
  }

  /**
   * A revocation here counts whatever a certificate says; being in force here counts only where no
   * certificate speaks.
   */
  private static void addStanding(List<Ground> grounds, Registration registration, boolean alone) {
    if (registration.standing() == Standing.ABSENT) {
      return;
    }
    if (alone || registration.standing() == Standing.REVOKED) {
      grounds.add(
          new Ground(
              word(Reason.REVOCATION_STATUS),
              standing(registration.standing()),
              HERE,
              registration.because()));
    }
    StatusValue interval = registration.inInterval() ? StatusValue.VALID : StatusValue.INVALID;
    grounds.add(new Ground(word(Reason.VALIDITY_INTERVAL), interval, HERE, registration.because()));
  }

  private static StatusValue standing(Standing standing) {
    return switch (standing) {
      case ACTIVE -> StatusValue.VALID;
      case REVOKED -> StatusValue.INVALID;
      case NOT_YET, ABSENT -> StatusValue.INDETERMINATE;
    };
  }

  private static void addClaim(List<Ground> grounds, String topic, String rule, Claim claim) {
    if (claim.met() != Met.NOT_ASKED) {
      StatusValue finding = claim.met() == Met.HOLDS ? StatusValue.VALID : StatusValue.INVALID;
      grounds.add(new Ground(topic, finding, rule, claim.because()));
    }
  }

  private static Map<Reason, StatusValue> weakest(List<Ground> grounds) {
    Map<Reason, StatusValue> findings = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      String topic = word(reason);
      List<StatusValue> about =
          grounds.stream().filter(g -> g.topic().equals(topic)).map(Ground::finding).toList();
      if (!about.isEmpty()) {
        findings.put(reason, about.stream().reduce(StatusValue.VALID, Judgement::weaker));
      }
    }
    StatusValue trust = findings.getOrDefault(Reason.ISSUER_TRUST, StatusValue.INDETERMINATE);
    findings.put(
        Reason.ISSUER_TRUST,
        grounds.stream()
            .filter(Judgement::isClaim)
            .map(Ground::finding)
            .reduce(trust, Judgement::weaker));
    return findings;
  }

  private static boolean isClaim(Ground ground) {
    return ground.topic().equals(IDENTITY) || ground.topic().equals(KEY_USAGE);
  }

  private static StatusValue weaker(StatusValue one, StatusValue other) {
    if (one == StatusValue.INVALID || other == StatusValue.INVALID) {
      return StatusValue.INVALID;
    }
    return one == StatusValue.VALID ? other : one;
  }
}
