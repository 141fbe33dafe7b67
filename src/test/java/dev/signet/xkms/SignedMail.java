package dev.signet.xkms;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;

/** What a verifier of mail takes from a signed message to ask the key service with. */
final class SignedMail {

  private static final String BASE64 = "Content-Transfer-Encoding: base64";

  private final CMSSignedData signature;

  private SignedMail(CMSSignedData signature) {
    this.signature = signature;
  }

  /** Reads the one signature of a multipart/signed message (RFC 8551 section 3.5.3). */
  static SignedMail of(byte[] message) throws CMSException {
    String text = new String(message, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    int head = text.indexOf("\n\n", text.lastIndexOf(BASE64)) + 2;
    String content = text.substring(head, text.indexOf("\n--", head));
    return new SignedMail(new CMSSignedData(Base64.getMimeDecoder().decode(content)));
  }

  /** Whose signature it is, all certificates, and the lists from there and from elsewhere. */
  KeyInfo keyInfo(List<byte[]> lists) throws IOException {
    List<KeyDatum> data = new ArrayList<>();
    SignerId signer = signature.getSignerInfos().iterator().next().getSID();
    String issuer = new X500Principal(signer.getIssuer().getEncoded()).getName();
    data.add(new KeyDatum.IssuerSerial(issuer, signer.getSerialNumber()));
    for (X509CertificateHolder certificate : signature.getCertificates().getMatches(null)) {
      data.add(new KeyDatum.Certificate(Octets.of(certificate.getEncoded())));
    }
    for (X509CRLHolder list : signature.getCRLs().getMatches(null)) {
      data.add(new KeyDatum.Crl(Octets.of(list.getEncoded())));
    }
    lists.forEach(list -> data.add(new KeyDatum.Crl(Octets.of(list))));
    return new KeyInfo(data);
  }
}
