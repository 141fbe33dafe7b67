package dev.signet.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;

class CertificateBundleTest {

  private final TestAuthority root = TestAuthority.root("Root");
  private final Issued alice = root.issue(spec -> spec.subject("CN=Alice"));
  private final Issued bob = root.issue(spec -> spec.subject("CN=Bob"));

  @Test
  void readsOneDerCertificate() {
    assertThat(read(alice.der()).certificates()).containsExactly(alice.certificate());
    assertThat(read(alice.der()).notes()).isEmpty();
  }

  @Test
  void readsSeveralDerCertificatesOneBehindTheOther() {
    assertReadsBoth(joined(alice.der(), bob.der()));
  }

  @Test
  void readsAPkcs7CollectionInDer() throws Exception {
    assertReadsBoth(pkcs7(ASN1Encoding.DER, alice, bob));
  }

  @Test
  void readsAPkcs7CollectionOfIndefiniteLength() throws Exception {
    byte[] ber = pkcs7(ASN1Encoding.BER, alice, bob);
    assertThat(ber[1]).isEqualTo((byte) 0x80);
    assertReadsBoth(ber);
  }

  @Test
  void readsNothingFromAnEmptyCollection() throws Exception {
    CertificateBundle bundle = read(pkcs7(ASN1Encoding.DER));
    assertThat(bundle.certificates()).isEmpty();
    assertThat(bundle.notes()).isEmpty();
  }

  @Test
  void leavesRevocationListsInACollectionAlone() throws Exception {
    X509CRL crl = root.crl(spec -> {});
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addCertificate(new X509CertificateHolder(alice.der()));
    generator.addCRL(new X509CRLHolder(crl.getEncoded()));
    byte[] made = generator.generate(new CMSAbsentContent()).getEncoded(ASN1Encoding.DER);
    assertThat(read(made).certificates()).containsExactly(alice.certificate());
  }

  @Test
  void readsPemByMistake() {
    String text = "Subject: Alice\n" + pem("CERTIFICATE", alice.der()) + "junk\n";
    assertReadsBoth(ascii(text + pem("X509 CERTIFICATE", bob.der()).replace("\n", "\r\n")));
  }

  @Test
  void readsPkcs7AsPem() throws Exception {
    assertReadsBoth(ascii(pem("PKCS7", pkcs7(ASN1Encoding.DER, alice, bob))));
  }

  @Test
  void readsBase64ByMistake() throws Exception {
    byte[] made = pkcs7(ASN1Encoding.DER, alice, bob);
    assertReadsBoth(Base64.getEncoder().encode(made));
    assertReadsBoth(Base64.getMimeEncoder().encode(made));
    assertReadsBoth(ascii("\n" + Base64.getMimeEncoder().encodeToString(made) + "\n\n"));
  }

  @Test
  void keepsACertificateOnce() {
    assertReadsBoth(joined(alice.der(), bob.der(), alice.der()));
  }

  @Test
  void keepsTheVeryOctetsOfAMember() throws Exception {
    CertificateBundle bundle = read(pkcs7(ASN1Encoding.BER, alice));
    assertThat(bundle.certificates().get(0).getEncoded()).isEqualTo(alice.der());
  }

  @Test
  void skipsAMalformedMemberWithANote() {
    CertificateBundle bundle =
        read(joined(alice.der(), new byte[] {0x30, 1, 5}, new byte[] {2, 1, 0}, bob.der()));
    assertThat(bundle.certificates()).containsExactly(alice.certificate(), bob.certificate());
    assertThat(bundle.notes()).hasSize(2);
    assertThat(bundle.notes().get(0)).startsWith("after 1 certificates: no BER element");
    assertThat(bundle.notes().get(1)).startsWith("after 1 certificates: not a DER certificate");
  }

  @Test
  void skipsAMalformedPemBlockWithANote() {
    String broken = pem("CERTIFICATE", alice.der()).replace("MII", "M*I");
    String key = pem("PRIVATE KEY", new byte[] {1});
    CertificateBundle bundle = read(ascii(broken + key + pem("CERTIFICATE", bob.der())));
    assertThat(bundle.certificates()).containsExactly(bob.certificate());
    assertThat(bundle.notes()).hasSize(2);
    assertThat(bundle.notes().get(1)).isEqualTo("a PEM block of PRIVATE KEY");
  }

  @Test
  void readsWhatComesBeforeABreak() {
    byte[] half = Arrays.copyOf(bob.der(), bob.der().length / 2);
    CertificateBundle bundle = read(joined(alice.der(), half));
    assertThat(bundle.certificates()).containsExactly(alice.certificate());
    assertThat(bundle.notes()).hasSize(1);
    assertThat(bundle.notes().get(0)).contains("breaks off");
  }

  @Test
  void saysThatAPageIsNoBundle() {
    assertThat(read(ascii("<html>Not here</html>")).notes())
        .containsExactly("neither DER nor PEM nor Base64");
    assertThat(read(new byte[0]).notes()).hasSize(1);
  }

  @Test
  void readsNoMoreThanTwoHundredCertificates() {
    byte[][] many = Collections.nCopies(201, alice.der()).toArray(byte[][]::new);
    CertificateBundle bundle = read(joined(many));
    assertThat(bundle.certificates()).hasSize(1);
    assertThat(bundle.notes()).containsExactly("more than 200 certificates; the rest is not read");
  }

  @Test
  void readsNoMoreThanTwoHundredMembersOfACollection() {
    byte[][] junk = Collections.nCopies(500, new byte[] {0x30, 0}).toArray(byte[][]::new);
    byte[] members = element(0xa0, joined(junk));
    byte[] type = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};
    byte[] all = element(0x30, joined(type, element(0xa0, element(0x30, members))));
    CertificateBundle bundle = read(all);
    assertThat(bundle.certificates()).isEmpty();
    assertThat(bundle.notes()).last().asString().startsWith("more than 200");
    assertThat(bundle.notes()).hasSize(201);
  }

  @Test
  void refusesABundleThatIsTooLarge() {
    assertThat(read(new byte[CertificateBundle.MAX_OCTETS + 1]).notes())
        .containsExactly("1048577 octets are more than the accepted 1048576");
  }

  @Test
  void survivesDeepNesting() {
    byte[] deep = new byte[CertificateBundle.MAX_OCTETS];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    assertThat(read(deep).certificates()).isEmpty();
    assertThat(read(deep).notes()).hasSize(1);
  }

  @Test
  void survivesLengthsThatLie() {
    for (String hex :
        List.of("3084ffffffff", "30840000", "3085000000000100", "308400000001", "30")) {
      CertificateBundle bundle = read(HexFormat.of().parseHex(hex));
      assertThat(bundle.certificates()).isEmpty();
      assertThat(bundle.notes()).hasSize(1);
    }
  }

  @Test
  void answersEveryMutationWithABundle() throws Exception {
    Random random = new Random(11);
    byte[] good = pkcs7(ASN1Encoding.BER, alice, bob);
    for (int i = 0; i < 3000; i++) {
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      CertificateBundle bundle = read(bad);
      assertThat(bundle.certificates()).hasSizeLessThanOrEqualTo(2);
    }
  }

  private void assertReadsBoth(byte[] octets) {
    CertificateBundle bundle = read(octets);
    assertThat(bundle.certificates())
        .containsExactlyInAnyOrder(alice.certificate(), bob.certificate());
    assertThat(bundle.notes()).isEmpty();
  }

  private static CertificateBundle read(byte[] octets) {
    return CertificateBundle.read(octets, new CertificateReader());
  }

  private static byte[] pkcs7(String encoding, Issued... members) throws IOException, CMSException {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (Issued member : members) {
      generator.addCertificate(new X509CertificateHolder(member.der()));
    }
    return generator.generate(new CMSAbsentContent()).getEncoded(encoding);
  }

  private static byte[] element(int tag, byte[] content) {
    byte[] head = {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
    return joined(head, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String pem(String label, byte[] octets) {
    return new Pem(label, octets).text();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
