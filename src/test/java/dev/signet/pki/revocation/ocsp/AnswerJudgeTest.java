package dev.signet.pki.revocation.ocsp;

import static dev.signet.pki.revocation.ocsp.Says.good;
import static dev.signet.pki.revocation.ocsp.Says.unknown;
import static dev.signet.testkit.Asked.revoked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.AnswerStatus;
import dev.signet.pki.revocation.ocsp.answer.CertificateIdHash;
import dev.signet.pki.revocation.ocsp.answer.MalformedOcspAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestResponder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says, and about whom (RFC 6960 sections 2.2, 3.2 and 4.2.1). */
class AnswerJudgeTest {

  private static final byte[] NULL = {5, 0};

  private final OcspLab lab = new OcspLab();

  @Test
  void theEvidenceHasItsTimesAndItsOrigin() {
    Octets answer = TestResponder.direct(lab.authority).answer(a -> a.good(lab.leaf));

    assertThat(lab.judge(answer))
        .isEqualTo(
            RevocationStatus.Good.by(
                new Evidence(
                    Evidence.Kind.OCSP,
                    "offered",
                    Optional.of(Fingerprint.of(answer.bytes())),
                    OcspLab.NOW.minus(Duration.ofHours(1)),
                    Optional.of(OcspLab.NOW.plus(Duration.ofHours(23))))));
  }

  @Test
  void aRevokedCertificateIsRevokedSinceThenAndForThatReason() {
    Instant since = OcspLab.NOW.minus(Duration.ofDays(2));

    assertThat(lab.judgeDirect(a -> a.revoked(lab.leaf, since, 1)))
        .satisfies(revoked(since, "keyCompromise"));
    assertThat(lab.judgeDirect(a -> a.revoked(lab.leaf, since)))
        .satisfies(revoked(since, "unspecified"));
  }

  @Test
  void aResponderThatDoesNotKnowTheCertificateLeavesItOpen() {
    assertThat(lab.judgeDirect(a -> a.unknown(lab.leaf)))
        .satisfies(unknown("does not know the certificate"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6})
  void anErrorIsNoAnswer(int status) {
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).status(status)))
        .satisfies(unknown("the responder says " + AnswerStatus.of(status).orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(CertificateIdHash.class)
  void theIssuerMayBeHashedByAnyKnownDigest(CertificateIdHash hash) {
    assertThat(lab.judgeDirect(a -> a.hash(hash.identifier()).good(lab.leaf))).satisfies(good());
  }

  @Test
  void anUnknownDigestIdentifiesNobody() {
    assertThat(lab.judgeDirect(a -> a.hash("1.3.36.3.2.1").good(lab.leaf)))
        .satisfies(unknown("hash 1.3.36.3.2.1 of the issuer is not known"));
  }

  @Test
  void anAnswerForAnotherCertificateLeavesItOpen() {
    assertThat(lab.judgeDirect(a -> a.good(BigInteger.valueOf(0xabc))))
        .satisfies(unknown("it is about serial number abc"));
  }

  @Test
  void anAnswerForTheSameNumberOfAnotherIssuerLeavesItOpen() {
    TestAuthority sameName = TestAuthority.root("Issuer");
    TestAuthority otherName = TestAuthority.root("Other", s -> s.keys(lab.authority.keys()));

    assertThat(lab.judgeDirect(a -> a.issuer(sameName.certificate()).good(lab.leaf)))
        .satisfies(unknown("the hash of the key differs"));
    assertThat(lab.judgeDirect(a -> a.issuer(otherName.certificate()).good(lab.leaf)))
        .satisfies(unknown("the hash of the name differs"));
  }

  @Test
  void anIssuerOfAnotherNameIsNotTheIssuerInQuestion() {
    TestAuthority renamed = TestAuthority.root("Renamed", s -> s.keys(lab.authority.keys()));
    RevocationQuestion asked = lab.question();
    RevocationQuestion about =
        new RevocationQuestion(
            asked.certificate(),
            Authority.of(Certificate.of(renamed.certificate())),
            asked.at(),
            asked.policy(),
            asked.signers(),
            asked.offered());
    Octets answer =
        TestResponder.direct(renamed)
            .answer(a -> a.good(lab.leaf).issuer(lab.authority.certificate()).good(lab.leaf));

    assertThat(lab.judge().statusBy(read(answer), about))
        .satisfies(unknown("another name than the certificate's"));
  }

  @Test
  void theRightOneOfSeveralStatementsCounts() {
    Instant since = OcspLab.NOW.minus(Duration.ofDays(2));
    BigInteger other = BigInteger.ONE;

    assertThat(lab.judgeDirect(a -> a.good(other).revoked(lab.leaf, since, 4)))
        .satisfies(revoked(since, "superseded"));
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).revoked(lab.leaf, since, 4)))
        .satisfies(revoked(since, "superseded"));
    assertThat(lab.judgeDirect(a -> a.good(other).good(lab.leaf))).satisfies(good());
  }

  @Test
  void anAnswerAboutNobodyLeavesItOpen() {
    assertThat(lab.judgeDirect(a -> {})).satisfies(unknown("about no certificate"));
  }

  @Test
  void anUnknownCriticalExtensionOfTheAnswerLeavesItOpen() {
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).extension("1.2.3.4", true, NULL)))
        .satisfies(unknown("unknown critical extension 1.2.3.4"));
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).extension("1.2.3.4", false, NULL)))
        .satisfies(good());
  }

  @Test
  void anUnknownCriticalExtensionOfAStatementLeavesItOpen() {
    assertThat(lab.judgeDirect(a -> a.single("1.2.3.4", true, NULL).good(lab.leaf)))
        .satisfies(unknown("unknown critical extension 1.2.3.4"));
    assertThat(lab.judgeDirect(a -> a.single("1.2.3.4", false, NULL).good(lab.leaf)))
        .satisfies(good());
  }

  @Test
  void aPolicyThatDemandsANonceBelievesNoOfferedAnswer() {
    lab.policy = OcspLab.policy(true, false, Duration.ofDays(30));

    assertThat(lab.judgeDirect(a -> a.good(lab.leaf))).satisfies(unknown("it repeats no nonce"));
  }

  @Test
  void anIssuerWithoutACertificateCanBeChecked() {
    Authority bare =
        Authority.bare(lab.question().issuer().name(), lab.authority.certificate().getPublicKey());
    RevocationQuestion asked = lab.question();
    RevocationQuestion about =
        new RevocationQuestion(
            asked.certificate(),
            bare,
            asked.at(),
            asked.policy(),
            asked.signers(),
            asked.offered());
    Octets answer = TestResponder.delegated(lab.authority).answer(a -> a.good(lab.leaf));

    assertThat(lab.judge().statusBy(read(answer), about)).satisfies(good());
  }

  @Test
  void octetsThatAreNoAnswerAreRefused() {
    byte[] whole = TestResponder.direct(lab.authority).answer(a -> a.good(lab.leaf)).bytes();

    assertMalformed(new byte[0]);
    assertMalformed("<html>".getBytes(StandardCharsets.US_ASCII));
    assertMalformed(Arrays.copyOf(whole, whole.length - 1));
    assertMalformed(Arrays.copyOf(whole, whole.length + 1));
    assertMalformed(new byte[OcspAnswer.MAX_OCTETS + 1]);
  }

  @Test
  void everyChangedOctetIsNoticed() {
    byte[] whole = TestResponder.direct(lab.authority).answer(a -> a.good(lab.leaf)).bytes();
    AnswerJudge judge = lab.judge();
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      assertThat(isGood(judge, changed)).as("octet %d of %d", i, whole.length).isFalse();
    }
  }

  @Test
  void noChangedOctetOfADelegatedAnswerMakesTroubleOrTrust() {
    TestResponder delegate = TestResponder.delegated(lab.authority);
    byte[] whole = delegate.answer(a -> a.good(lab.leaf)).bytes();
    // Behind this only the bits of the delegate's own signature follow, which have two spellings.
    int end = whole.length - delegate.certificate().getSignature().length - 3;
    AnswerJudge judge = lab.judge();
    for (int i = 0; i < whole.length; i++) {
      for (int bits : new int[] {0x01, 0x20, 0x80, 0xff}) {
        byte[] changed = whole.clone();
        changed[i] ^= (byte) bits;
        assertThat(isGood(judge, changed) && i < end).as("octet %d of %d", i, end).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(bytes = {0x30, (byte) 0xa0, 0x24})
  void deeplyNestedOctetsAreRefused(byte tag) {
    byte[] open = new byte[OcspAnswer.MAX_OCTETS];
    for (int i = 0; i < open.length; i += 2) {
      open[i] = tag;
      open[i + 1] = (byte) 0x80;
    }

    assertMalformed(open);
  }

  private boolean isGood(AnswerJudge judge, byte[] answer) {
    try {
      return judge.statusBy(OcspAnswer.read(Octets.of(answer)), lab.question())
          instanceof RevocationStatus.Good;
    } catch (MalformedOcspAnswer noticed) {
      return false;
    }
  }

  private static OcspAnswer read(Octets answer) {
    try {
      return OcspAnswer.read(answer);
    } catch (MalformedOcspAnswer broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void assertMalformed(byte[] octets) {
    assertThatThrownBy(() -> OcspAnswer.read(Octets.of(octets)))
        .isInstanceOf(MalformedOcspAnswer.class);
  }
}
