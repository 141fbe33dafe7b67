package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.path.rule.DsaParameters;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/** Who has issued the certificates of a path, with the keys that they work with on it. */
public final class Issuers {

  private Issuers() {}

  /**
   * The issuer of each certificate, the leaf's first; a key that lacks parameters has those of the
   * key above it (RFC 5280 section 6.1.4(d) to (f)).
   */
  public static List<Authority> of(CandidatePath path) {
    LinkedList<Authority> issuers = new LinkedList<>();
    Authority above = path.anchor().authority();
    for (int i = path.below().size() - 1; i >= 0; i--) {
      issuers.addFirst(above);
      above = working(path.below().get(i), above);
    }
    return List.copyOf(issuers);
  }

  private static Authority working(Certificate certificate, Authority above) {
    return DsaParameters.areMissing(certificate.key())
        ? DsaParameters.completed(certificate.key(), above.key())
            .map(key -> new Authority(certificate.subject(), key, Optional.of(certificate)))
            .orElseGet(() -> Authority.of(certificate))
        : Authority.of(certificate);
  }
}
