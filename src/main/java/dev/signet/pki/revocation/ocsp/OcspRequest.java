package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.Octets;
import dev.signet.pki.revocation.ocsp.answer.CertificateId;
import dev.signet.pki.revocation.ocsp.judge.NonceEcho;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** A question to a responder about one certificate, unsigned (RFC 6960 section 4.1.1). */
record OcspRequest(CertificateId about, Optional<Octets> nonce) {

  /** Longest URI that is asked with GET (RFC 5019 section 5); responders may cache those. */
  private static final int LONGEST_GET = 255;

  /** In DER. */
  byte[] encoded() {
    CertID id =
        new CertID(
            about.hash(),
            new DEROctetString(about.issuerName().bytes()),
            new DEROctetString(about.issuerKey().bytes()),
            new ASN1Integer(about.serial()));
    TBSRequest asked =
        new TBSRequest(
            null,
            new DERSequence(new Request(id, null)),
            nonce.map(OcspRequest::extension).orElse(null));
    try {
      return new OCSPRequest(asked, null).getEncoded("DER");
    } catch (IOException impossible) {
      throw new IllegalStateException("a request can be encoded", impossible);
    }
  }

  /** The URI by which it is asked with GET; empty when that is too long. */
  Optional<URI> asGet(URI responder) {
    String base = responder.toString();
    String encoded = Base64.getEncoder().encodeToString(encoded());
    String whole =
        base
            + (base.endsWith("/") ? "" : "/")
            + URLEncoder.encode(encoded, StandardCharsets.US_ASCII);
    return whole.length() <= LONGEST_GET && responder.getRawQuery() == null
        ? Optional.of(URI.create(whole))
        : Optional.empty();
  }

  private static Extensions extension(Octets sent) {
    return new Extensions(
        new Extension(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, NonceEcho.encoded(sent).bytes()));
  }
}
