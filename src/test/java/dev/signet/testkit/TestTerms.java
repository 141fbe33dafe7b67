package dev.signet.testkit;

import dev.signet.pki.trust.Purpose;
import dev.signet.xkms.xkiss.PolicyTerms;
import java.time.Duration;
import java.util.Set;

/** What trust policies of tests say beside their anchors. */
public final class TestTerms {
  /** Every purpose. */
  public static final Set<Purpose> PURPOSES =
      Set.of(
          Purpose.ANY,
          Purpose.MAIL,
          Purpose.SIGN_MAIL,
          Purpose.ENCRYPT_MAIL,
          Purpose.SIGN_FOR_DOMAIN,
          Purpose.TLS_SERVER,
          Purpose.TLS_CLIENT);

  private TestTerms() {}

  /** For every purpose, with evidence of 400 days. */
  public static PolicyTerms trustingOwnWord(boolean trusts) {
    return new PolicyTerms("test", trusts, PURPOSES, Duration.ofDays(400));
  }
}
