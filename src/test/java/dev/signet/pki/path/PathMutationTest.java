package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.name.MalformedName;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Lists;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * No change of a signed octet leaves a path Trusted: tried on each octet of the leaf, of its issuer
 * and of the lists of both issuers, by one validation that knows the genuine ones already.
 */
class PathMutationTest extends PathLab {

  private final PathValidation validation = validation(Lists.asked(List.of(), NOW));
  private final CertificateReader reader = new CertificateReader();
  private final Certificate leaf = Certificate.of(alice.certificate());
  private final Certificate issuer = Certificate.of(middle.certificate());
  private final X509CRL upper = root.crl(list -> {});
  private final X509CRL lower = middle.crl(list -> {});

  @Test
  void theGenuinePathIsTrusted() {
    assertThat(genuine()).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void noOctetOfTheLeafCanBeChanged() throws CertificateEncodingException {
    assertNoneTrusted(
        leaf.encoded(),
        signed(alice.certificate()),
        der -> read(der).map(c -> verdict(c, issuer, octets(upper), octets(lower))));
  }

  @Test
  void noOctetOfTheIssuerCanBeChanged() throws CertificateEncodingException {
    assertNoneTrusted(
        issuer.encoded(),
        signed(middle.certificate()),
        der -> read(der).map(c -> verdict(leaf, c, octets(upper), octets(lower))));
  }

  @Test
  void noOctetOfTheListsCanBeChanged() throws CRLException {
    assertNoneTrusted(
        Lists.read(upper).encoded(),
        upper.getTBSCertList(),
        der -> Optional.of(verdict(leaf, issuer, Octets.of(der), octets(lower))));
    assertNoneTrusted(
        Lists.read(lower).encoded(),
        lower.getTBSCertList(),
        der -> Optional.of(verdict(leaf, issuer, octets(upper), Octets.of(der))));
  }

  /** Changes two bits of each signed octet, one at a time. */
  private void assertNoneTrusted(
      byte[] encoded, byte[] signed, Function<byte[], Optional<PathVerdict>> judge) {
    int from = headerOf(encoded);
    assertThat(Arrays.copyOfRange(encoded, from, from + signed.length)).isEqualTo(signed);
    assertThat(genuine()).isInstanceOf(PathVerdict.Trusted.class);
    for (int at = from; at < from + signed.length; at++) {
      for (int bit : new int[] {at % 8, (at + 3) % 8}) {
        byte[] changed = encoded.clone();
        changed[at] ^= (byte) (1 << bit);
        assertThat(judge.apply(changed).filter(PathVerdict.Trusted.class::isInstance))
            .as("bit %d of octet %d", bit, at)
            .isEmpty();
      }
    }
    assertThat(genuine()).isInstanceOf(PathVerdict.Trusted.class);
  }

  /** Signed octets are the first element inside the outer SEQUENCE. */
  private static int headerOf(byte[] encoded) {
    return encoded[1] >= 0 ? 2 : 2 + (encoded[1] & 0x7f);
  }

  private PathVerdict genuine() {
    return verdict(leaf, issuer, octets(upper), octets(lower));
  }

  private PathVerdict verdict(Certificate target, Certificate companion, Octets... lists) {
    OfferedEvidence evidence = new OfferedEvidence(List.of(lists), List.of(), List.of());
    return validation.verdictOn(
        PathQuestion.of(target, Purpose.ANY, NOW).with(new Offered(List.of(companion), evidence)));
  }

  private Optional<Certificate> read(byte[] der) {
    try {
      return Optional.of(Certificate.of(reader.parse(der)));
    } catch (MalformedCertificate | MalformedName refused) {
      return Optional.empty();
    }
  }

  private static byte[] signed(X509Certificate certificate) throws CertificateEncodingException {
    return certificate.getTBSCertificate();
  }

  private static Octets octets(X509CRL list) {
    return Octets.of(Lists.read(list).encoded());
  }
}
