package dev.signet.pki.revocation.crl;

import dev.signet.pki.extension.RevocationReason;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of the reasons of ReasonFlags (RFC 5280 section 4.2.1.13), for the reasons_mask of section
 * 6.3.2.
 */
public record ReasonMask(int bits) {

  public static final ReasonMask NONE = new ReasonMask(0);

  /** The special value all-reasons: every reason that has a flag of its own. */
  public static final ReasonMask ALL =
      new ReasonMask(
          Arrays.stream(RevocationReason.values())
              .filter(ReasonMask::hasFlag)
              .mapToInt(ReasonMask::bit)
              .sum());

  public static ReasonMask of(Set<RevocationReason> reasons) {
    return new ReasonMask(
        reasons.stream().filter(ReasonMask::hasFlag).mapToInt(ReasonMask::bit).sum());
  }

  public ReasonMask and(ReasonMask other) {
    return new ReasonMask(bits & other.bits);
  }

  public ReasonMask or(ReasonMask other) {
    return new ReasonMask(bits | other.bits);
  }

  public boolean isAll() {
    return bits == ALL.bits;
  }

  /** The words of the reasons that are not in it. */
  public String missing() {
    return Arrays.stream(RevocationReason.values())
        .filter(ReasonMask::hasFlag)
        .filter(reason -> (bits & bit(reason)) == 0)
        .map(RevocationReason::word)
        .collect(Collectors.joining(", "));
  }

  private static boolean hasFlag(RevocationReason reason) {
    return reason != RevocationReason.UNSPECIFIED && reason != RevocationReason.REMOVE_FROM_CRL;
  }

  private static int bit(RevocationReason reason) {
    return 1 << reason.code();
  }
}
