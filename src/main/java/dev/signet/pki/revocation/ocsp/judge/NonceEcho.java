package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.Octets;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;

/** What became of the nonce of a request (RFC 9654, RFC 6960 section 4.4.1). */
public enum NonceEcho {
  /** The answer is to no request of ours, or none was sent. */
  NONE_SENT,
  REPEATED,
  /** The responder does not know nonces, or the answer was made before. */
  MISSING,
  /** The answer is to somebody else. */
  DIFFERENT;

  /** What the received nonce says about the one that was sent. */
  public static NonceEcho of(Optional<Octets> sent, Optional<Octets> received) {
    if (sent.isEmpty()) {
      return NONE_SENT;
    }
    if (received.isEmpty()) {
      return MISSING;
    }
    return received.get().equals(encoded(sent.get())) ? REPEATED : DIFFERENT;
  }

  /** As the content of the extension. */
  public static Octets encoded(Octets nonce) {
    try {
      return Octets.of(new DEROctetString(nonce.bytes()).getEncoded());
    } catch (IOException impossible) {
      throw new IllegalStateException("octets can be encoded", impossible);
    }
  }
}
