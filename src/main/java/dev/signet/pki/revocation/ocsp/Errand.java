package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.extension.AccessLocation;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.trust.RevocationPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One responder asked about one certificate: what makes two requests the same.
 *
 * @param subject the certificate under the issuer's key
 * @param policy decides which answers are of use
 */
record Errand(Fingerprint subject, URI responder, RevocationPolicy policy) {

  /** Responders of one certificate that are asked; a second is a spare. */
  private static final int MOST_RESPONDERS = 3;

  static Fingerprint subject(RevocationQuestion question) {
    String both =
        question.issuer().keyFingerprint().hex() + question.certificate().fingerprint().hex();
    return Fingerprint.of(both.getBytes(StandardCharsets.US_ASCII));
  }

  /** To the responders that the certificate names, in its order (RFC 5280 section 4.2.2.1). */
  static List<Errand> of(RevocationQuestion question) {
    Fingerprint subject = subject(question);
    return responders(question.certificate()).stream()
        .map(responder -> new Errand(subject, responder, question.policy()))
        .toList();
  }

  String host() {
    return Optional.ofNullable(responder.getHost()).orElse("").toLowerCase(Locale.ROOT);
  }

  private static List<URI> responders(Certificate certificate) {
    List<URI> found = new ArrayList<>();
    for (AccessLocation access : certificate.authorityAccess().value().orElse(List.of())) {
      if (access.method().equals(AccessLocation.OCSP)
          && access.location() instanceof GeneralName.Uri named
          && found.size() < MOST_RESPONDERS) {
        uri(named.text()).filter(uri -> !found.contains(uri)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whatever is no URI cannot be asked. */
  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException junk) {
      return Optional.empty();
    }
  }
}
