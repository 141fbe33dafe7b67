package dev.signet.testkit;

import dev.signet.pki.Octets;
import dev.signet.pki.fetch.ScriptedHost;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** A server on loopback with the list of an authority and its responder; at first with neither. */
public final class PublishedEvidence implements AutoCloseable {

  private static final String LIST = "/root.crl";
  private static final String RESPONDER = "/ocsp";

  private final TestAuthority authority;
  private final ScriptedHost host = ScriptedHost.with(this::answer);
  private volatile Optional<byte[]> list = Optional.empty();
  private volatile Optional<byte[]> status = Optional.empty();
  private volatile Runnable whenAsked = () -> {};

  public PublishedEvidence(TestAuthority authority) {
    this.authority = authority;
  }

  /** Such as {@code 127.0.0.1:8080}. */
  public String host() {
    return host.authority();
  }

  /** The certificate names the list here. */
  public CertificateSpec listed(CertificateSpec spec) {
    DistributionPointName full =
        new DistributionPointName(new GeneralNames(uri(host.uri(LIST).toString())));
    DistributionPoint point = new DistributionPoint(full, null, null);
    return spec.extension(
        "2.5.29.31", false, der(new CRLDistPoint(new DistributionPoint[] {point})));
  }

  /** The certificate names the responder here. */
  public CertificateSpec answered(CertificateSpec spec) {
    AccessDescription responder =
        new AccessDescription(AccessDescription.id_ad_ocsp, uri(host.uri(RESPONDER).toString()));
    return spec.extension("1.3.6.1.5.5.7.1.1", false, der(new DERSequence(responder)));
  }

  /** From now on there is that list. */
  public void list(Consumer<CrlSpec> wishes) {
    try {
      list = Optional.of(authority.crl(wishes).getEncoded());
    } catch (CRLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** From now on the responder says that, whatever it is asked. */
  public void answer(Consumer<OcspSpec> wishes) {
    Octets answer = TestResponder.direct(authority).answer(wishes);
    status = Optional.of(answer.bytes());
  }

  /** From now on everything fails. */
  public void nothing() {
    list = Optional.empty();
    status = Optional.empty();
  }

  /** What happens whenever somebody asks, before the answer. */
  public void whenAsked(Runnable event) {
    whenAsked = event;
  }

  /** The request lines so far, without the version. */
  public List<String> asked() {
    return host.requests().stream().map(head -> head.substring(0, head.indexOf(" HTTP/"))).toList();
  }

  @Override
  public void close() throws IOException {
    host.close();
  }

  private void answer(String request, OutputStream out) throws IOException {
    whenAsked.run();
    Optional<byte[]> content = request.startsWith("GET " + LIST + " ") ? list : status;
    String answer =
        content
            .map(octets -> ScriptedHost.ok(new String(octets, StandardCharsets.ISO_8859_1)))
            .orElse("HTTP/1.1 503 Not Now\r\nContent-Length: 0\r\n\r\n");
    out.write(ScriptedHost.octets(answer));
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  private static byte[] der(ASN1Object value) {
    try {
      return value.getEncoded("DER");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
