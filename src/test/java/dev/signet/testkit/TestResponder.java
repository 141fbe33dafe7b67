package dev.signet.testkit;

import dev.signet.pki.Octets;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs OCSP answers for a test: an authority itself, or somebody it has delegated that to. */
public final class TestResponder {

  private static final String SHA1 = "1.3.14.3.2.26";

  private final TestAuthority authority;
  private final Issued signer;
  private final boolean certificateIncluded;

  private TestResponder(TestAuthority authority, Issued signer, boolean certificateIncluded) {
    this.authority = authority;
    this.signer = signer;
    this.certificateIncluded = certificateIncluded;
  }

  /** The authority answers by itself. */
  public static TestResponder direct(TestAuthority authority) {
    return new TestResponder(
        authority, new Issued(authority.keys(), authority.certificate()), false);
  }

  /** Somebody who the authority has named, with the no-check extension. */
  public static TestResponder delegated(TestAuthority authority) {
    return signing(authority, authority.issue(TestResponder::delegate));
  }

  /** Whoever holds that certificate answers, entitled or not. */
  public static TestResponder signing(TestAuthority authority, Issued signer) {
    return new TestResponder(authority, signer, true);
  }

  /** What a certificate of a delegated responder looks like. */
  public static void delegate(CertificateSpec spec) {
    uncheckedDelegate(spec);
    spec.extension("1.3.6.1.5.5.7.48.1.5", false, new byte[] {5, 0});
  }

  /** The same without the no-check extension. */
  public static void uncheckedDelegate(CertificateSpec spec) {
    spec.subject("CN=Responder")
        .usage(KeyUsage.digitalSignature)
        .extendedUsage(KeyPurposeId.id_kp_OCSPSigning);
  }

  public X509Certificate certificate() {
    return signer.certificate();
  }

  /** An answer as told, in DER. */
  public Octets answer(Consumer<OcspSpec> wishes) {
    OcspSpec spec = new OcspSpec();
    wishes.accept(spec);
    try {
      int status = spec.status;
      BasicOCSPResp basic = status == OCSPRespBuilder.SUCCESSFUL ? basic(spec) : null;
      byte[] der = new OCSPRespBuilder().build(status, basic).getEncoded();
      if (spec.brokenSignature) {
        der[der.length - 5] ^= 1;
      }
      return Octets.of(der);
    } catch (IOException | GeneralSecurityException | OperatorException | OCSPException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private BasicOCSPResp basic(OcspSpec spec)
      throws IOException, GeneralSecurityException, OperatorException, OCSPException {
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(responder(spec));
    for (OcspSpec.Line line : spec.lines) {
      builder.addResponse(
          id(line),
          line.status(),
          Date.from(line.thisUpdate()),
          line.nextUpdate().map(Date::from).orElse(null),
          line.extensions().isEmpty() ? null : extensions(line.extensions()));
    }
    if (!spec.extensions.isEmpty()) {
      builder.setResponseExtensions(extensions(spec.extensions));
    }
    KeyPair keys = spec.signer.orElse(signer.keys());
    String scheme = keys.getPrivate().getAlgorithm().equals("RSA") ? "withRSA" : "withECDSA";
    return builder.build(
        new JcaContentSignerBuilder(spec.digest + scheme + (spec.probabilistic ? "andMGF1" : ""))
            .setProvider(TestKeys.BC)
            .build(keys.getPrivate()),
        certificateIncluded
            ? new X509CertificateHolder[] {new JcaX509CertificateHolder(certificate())}
            : null,
        Date.from(spec.producedAt.orElse(spec.newest())));
  }

  private RespID responder(OcspSpec spec) throws OperatorException, OCSPException {
    if (spec.responderByName) {
      return new RespID(X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded()));
    }
    SubjectPublicKeyInfo key =
        SubjectPublicKeyInfo.getInstance(
            spec.claimedKey.orElse(certificate().getPublicKey()).getEncoded());
    return new RespID(
        key,
        new JcaDigestCalculatorProviderBuilder()
            .setProvider(TestKeys.BC)
            .build()
            .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(SHA1), DERNull.INSTANCE)));
  }

  private CertificateID id(OcspSpec.Line line)
      throws GeneralSecurityException, OperatorException, OCSPException {
    X509Certificate issuer = line.issuer().orElse(authority.certificate());
    return new CertificateID(
        new JcaDigestCalculatorProviderBuilder()
            .setProvider(TestKeys.BC)
            .build()
            .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(line.hash()))),
        new JcaX509CertificateHolder(issuer),
        line.serial());
  }

  private static Extensions extensions(List<Extension> all) {
    return new Extensions(all.toArray(Extension[]::new));
  }
}
