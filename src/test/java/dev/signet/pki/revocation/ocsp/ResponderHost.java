package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.Octets;
import dev.signet.pki.fetch.ScriptedHost;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.OCSPReq;

/** A responder on loopback that reads what it is asked. */
final class ResponderHost {

  /** What was asked. */
  record Asked(String method, OCSPReq request) {

    BigInteger serial() {
      return request.getRequestList()[0].getCertID().getSerialNumber();
    }

    String hash() {
      return request.getRequestList()[0].getCertID().getHashAlgOID().getId();
    }

    /** The content of the nonce extension. */
    Optional<byte[]> nonce() {
      Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      return Optional.ofNullable(nonce).map(n -> n.getExtnValue().getOctets());
    }
  }

  private ResponderHost() {}

  static void send(Octets answer, OutputStream out) throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/ocsp-response\r\nContent-Length: "
            + answer.length()
            + "\r\n\r\n";
    out.write(ScriptedHost.octets(head));
    out.write(answer.bytes());
  }

  static Asked asked(String request) {
    String method = request.substring(0, request.indexOf(' '));
    byte[] der =
        method.equals("GET")
            ? Base64.getDecoder().decode(lastOfPath(request))
            : ScriptedHost.octets(request.substring(request.indexOf("\r\n\r\n") + 4));
    try {
      return new Asked(method, new OCSPReq(der));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String lastOfPath(String request) {
    String path = request.split(" ", 3)[1];
    return URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.US_ASCII);
  }
}
