package dev.signet.pki.trust;

import java.time.Duration;

/**
 * How much work one question may cost; what does not fit is left undetermined, never refuted.
 *
 * @param maxPathLength certificates in a path, the anchor not counted
 * @param maxCandidates paths, whole or begun, that the search may hold in its hand (RFC 4158
 *     section 2.4.2: loops and meshes)
 * @param maxSignatureChecks signatures that the search may check for the first time; remembered
 *     ones are free
 * @param maxFetches URLs that may be asked
 * @param time from the question to the answer
 */
public record PathBudget(
    int maxPathLength, int maxCandidates, int maxSignatureChecks, int maxFetches, Duration time) {

  /**
   * 20 certificates: the longest path of the NIST test suite PKITS has 7, real ones 4. 20,000 begun
   * paths and 5,000 signatures: a mesh of 2,000 authorities searched whole, about a quarter of a
   * second. 40 URLs and 10 seconds: a bridge with its lists, and what a mail server waits for.
   */
  public static final PathBudget DEFAULT =
      new PathBudget(20, 20_000, 5_000, 40, Duration.ofSeconds(10));

  public PathBudget {
    if (maxPathLength < 1 || maxCandidates < 1 || maxSignatureChecks < 1) {
      throw new IllegalArgumentException("each limit of a path budget is at least 1");
    }
    if (maxFetches < 0 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a path budget needs some time and no negative limit");
    }
  }

  /** The limits of a search without fetching. */
  public PathBudget(int maxPathLength, int maxCandidates, int maxSignatureChecks) {
    this(maxPathLength, maxCandidates, maxSignatureChecks, 0, DEFAULT.time);
  }
}
