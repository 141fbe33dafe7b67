package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.crl.supply.ListStore;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.testkit.TestKeys;
import java.time.Instant;
import java.util.List;

/** A revocation list is read or refused with a reason, and proves nothing unless it is genuine. */
class RevocationListFuzzTest {

  private static final Instant AT = Instant.parse("2026-12-01T00:00:00Z");

  private final Certificate leaf = Seeds.certificate("judge/leaf.der");
  private final Certificate middle = Seeds.certificate("judge/middle.der");
  private final Certificate root = Seeds.certificate("judge/root.der");
  private final ListRevocation lists =
      new ListRevocation(
          new ListStore(List.of()), List.of(), new SignatureCheck(TestKeys.BC), () -> AT);

  @FuzzTest(maxDuration = "10s")
  void isReadAndAsked(byte[] octets) {
    try {
      Crl list = CrlReader.read(octets);
      assertThat(list.encoded()).isEqualTo(octets);
      assertThat(list.size()).isNotNegative();
      assertThat(list.toString()).isNotEmpty();
      assertThat(list.size() > 0 || list.entry(leaf).isEmpty()).isTrue();
    } catch (MalformedList refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }

  @FuzzTest(maxDuration = "10s")
  void provesNothingUnlessItIsGenuine(byte[] octets) {
    for (Authority issuer : List.of(Authority.of(middle), Authority.of(root))) {
      Certificate about = issuer.equals(Authority.of(middle)) ? leaf : middle;
      if (!(lists.statusOf(question(about, issuer, octets)) instanceof RevocationStatus.Unknown)) {
        assertThat(isSigned(octets)).isTrue();
      }
    }
  }

  private boolean isSigned(byte[] octets) {
    SignatureCheck signatures = new SignatureCheck(TestKeys.BC);
    try {
      Crl list = CrlReader.read(octets);
      return list.isSignedBy(middle.key(), signatures) || list.isSignedBy(root.key(), signatures);
    } catch (MalformedList refused) {
      return false;
    }
  }

  private static RevocationQuestion question(Certificate about, Authority issuer, byte[] octets) {
    return new RevocationQuestion(
        about,
        issuer,
        AT,
        RevocationPolicy.DEFAULT,
        (signer, at) -> Ground.refuted(Criterion.ISSUER_TRUST, "test", "nobody else may sign"),
        new OfferedEvidence(List.of(Octets.of(octets)), List.of(), List.of()));
  }
}
