package dev.signet.pki.path;

/**
 * How much work one question may cost; what does not fit is left undetermined, never refuted.
 *
 * @param maxPathLength certificates in a path, the anchor not counted
 * @param maxCandidates paths, whole or begun, that the search may hold in its hand (RFC 4158
 *     section 2.4.2: loops and meshes)
 * @param maxSignatureChecks distinct signatures that the search may check, remembered ones included
 */
public record PathBudget(int maxPathLength, int maxCandidates, int maxSignatureChecks) {

  /**
   * 10 certificates: the longest path of the NIST test suite PKITS has 7, real ones 4. 100 begun
   * paths: a bridge PKI with 5 cross-certified roots needs about 30. 200 signatures: about 10 ms of
   * RSA-2048, the price of one cheap request.
   */
  public static final PathBudget DEFAULT = new PathBudget(10, 100, 200);

  public PathBudget {
    if (maxPathLength < 1 || maxCandidates < 1 || maxSignatureChecks < 1) {
      throw new IllegalArgumentException("each limit of a path budget is at least 1");
    }
  }
}
