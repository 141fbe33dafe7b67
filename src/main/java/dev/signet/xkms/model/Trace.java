package dev.signet.xkms.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the verdict on one key came about: what was tried and what was not, by which evidence, at
 * which cost. Certificates and places are words for a person.
 *
 * @param policy name of the trust policy
 * @param tried paths that were judged, in their order
 * @param refused steps to an issuer that were not taken
 * @param evidence what statements about withdrawal rest on
 * @param asked who was asked outside
 */
public record Trace(
    String policy,
    Basis basis,
    Shown<Tried> tried,
    Shown<Step> refused,
    Shown<Used> evidence,
    Shown<Asked> asked,
    Spent spent) {

  /** On what a verdict rests; the kinds are never mixed. */
  public enum Basis {
    /** A path of certificates to an anchor of the policy. */
    PKIX,
    /** The certificate is itself an anchor of the policy. */
    ANCHOR,
    /** The operator has named this very certificate. */
    PINNED,
    /** No certificate speaks for the key; this service bound it itself. */
    REGISTERED,
    /** The key is not trusted. */
    NONE
  }

  /** The first of many things, and how many more there were. */
  public record Shown<T>(List<T> items, int more) {
    public Shown {
      items = List.copyOf(items);
    }

    public static <T> Shown<T> nothing() {
      return new Shown<>(List.of(), 0);
    }
  }

  /**
   * A path that was judged.
   *
   * @param path subjects, leaf first
   */
  public record Tried(List<String> path, String anchor, List<Explanation.Ground> grounds) {
    public Tried {
      path = List.copyOf(path);
      grounds = List.copyOf(grounds);
    }

    /** The worst that was found. */
    public StatusValue outcome() {
      List<StatusValue> found = grounds.stream().map(Explanation.Ground::finding).toList();
      if (found.contains(StatusValue.INVALID)) {
        return StatusValue.INVALID;
      }
      return found.contains(StatusValue.INDETERMINATE)
          ? StatusValue.INDETERMINATE
          : StatusValue.VALID;
    }
  }

  /** A step from a certificate to a possible issuer, and why it was not taken. */
  public record Step(String issued, String issuer, Explanation.Ground ground) {}

  /**
   * A revocation list, an OCSP answer or the registry.
   *
   * @param about the certificate
   * @param kind {@code LIST}, {@code LIST_AND_DELTA}, {@code OCSP} or {@code REGISTRY}
   */
  public record Used(
      String about, String kind, String origin, Instant thisUpdate, Optional<Instant> nextUpdate) {}

  /** One question to the outside and what came of it. */
  public record Asked(String location, String outcome, Duration took) {}

  /**
   * What it cost.
   *
   * @param exhausted the limit that left something untried
   */
  public record Spent(
      int signatureChecks, int candidates, int fetches, Duration took, Optional<String> exhausted) {
    public static final Spent NOTHING = new Spent(0, 0, 0, Duration.ZERO, Optional.empty());
  }

  /** Of a key that no certificate speaks for. */
  public static Trace withoutCertificate(String policy, Basis basis) {
    return new Trace(
        policy,
        basis,
        Shown.nothing(),
        Shown.nothing(),
        Shown.nothing(),
        Shown.nothing(),
        Spent.NOTHING);
  }
}
