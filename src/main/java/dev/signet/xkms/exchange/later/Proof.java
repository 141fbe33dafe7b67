package dev.signet.xkms.exchange.later;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.Octets;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that the sender of a message proved to hold: in the TLS handshake, and by signing it.
 *
 * @param keys SHA-256 of each
 */
record Proof(Set<String> keys) {
  Proof {
    keys = Set.copyOf(keys);
  }

  static Proof of(ReceivedRequest<?> received) {
    return of(
        received.signer().map(key -> Fingerprint.of(key).hex()),
        received.channel().clientCertificate());
  }

  static Proof of(PendingRequest.Arrival arrival) {
    return of(arrival.signer(), arrival.certificate().map(Proof::certificate));
  }

  private static Proof of(Optional<String> signer, Optional<X509Certificate> certificate) {
    Set<String> keys = new HashSet<>();
    signer.ifPresent(keys::add);
    certificate.ifPresent(shown -> keys.add(Fingerprint.of(shown.getPublicKey()).hex()));
    return new Proof(keys);
  }

  /**
   * Whether this may collect what the other one asked for: who proved nothing is known by the
   * ResponseId alone; who proved something has to prove one of the same keys again.
   */
  boolean mayCollectFor(Proof requestor) {
    return requestor.keys.isEmpty() || requestor.keys.stream().anyMatch(keys::contains);
  }

  static X509Certificate certificate(Octets der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.toByteArray()));
    } catch (CertificateException damaged) {
      throw new IllegalStateException("a certificate that was kept cannot be read", damaged);
    }
  }
}
