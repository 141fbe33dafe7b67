package dev.signet.mail.edge.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.MailAddress;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignerFinding;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageFindingTest {
  private static final MailAddress ALICE = MailAddress.of("alice@example.org");
  private static final List<KeyVerdict> VERDICTS =
      List.of(
          new KeyVerdict.Good("good"),
          new KeyVerdict.Bad("bad"),
          new KeyVerdict.Unproven("unproven"),
          new KeyVerdict.Unavailable("unavailable"));

  @Test
  @Requirement("E2E-I02")
  @Requirement("E2E-I08")
  void onlyASoundSignatureByAGoodListedKeyOfTheAuthorPasses() {
    for (JudgedSigner signer : everySigner()) {
      MessageFinding message = signedBy(signer);
      boolean isAuthentic =
          signer.finding().integrity() == Integrity.HOLDS
              && signer.key() instanceof KeyVerdict.Good
              && signer.alignment().isAligned()
              && signer.isListed();

      assertThat(message.signature().isAuthentic()).as("%s", signer).isEqualTo(isAuthentic);
      assertThat(message.signature().result().word().equals("pass")).isEqualTo(isAuthentic);
      assertThat(message.identity().isPresent()).isEqualTo(isAuthentic);
    }
  }

  @Test
  @Requirement("E2E-I02")
  void noCompanionMakesASignaturePass() {
    List<JudgedSigner> all = everySigner();
    for (JudgedSigner one : all) {
      for (JudgedSigner other : all) {
        boolean isAuthentic = one.signature().isAuthentic() || other.signature().isAuthentic();
        assertThat(signedBy(one, other).signature().isAuthentic()).isEqualTo(isAuthentic);
      }
    }
  }

  @Test
  void theOrderOfSignersDoesNotMatter() {
    List<JudgedSigner> all = everySigner();
    for (JudgedSigner one : all) {
      for (JudgedSigner other : all) {
        assertThat(signedBy(one, other).signature()).isEqualTo(signedBy(other, one).signature());
      }
    }
  }

  @Test
  void theAuthorsOwnSignatureCountsBeforeAStrangersGoodOne() {
    JudgedSigner broken = signer(Integrity.BROKEN, Alignment.AUTHOR, VERDICTS.get(0), true);
    JudgedSigner stranger = signer(Integrity.HOLDS, Alignment.OTHER, VERDICTS.get(0), true);

    assertThat(signedBy(stranger, broken).signature()).isEqualTo(SignatureClass.BAD);
  }

  @Test
  void aDomainSignatureAuthenticatesTheDomainOnly() {
    JudgedSigner domain = signer(Integrity.HOLDS, Alignment.DOMAIN, VERDICTS.get(0), true);
    JudgedSigner author = signer(Integrity.HOLDS, Alignment.AUTHOR, VERDICTS.get(0), true);

    assertThat(signedBy(domain).identity()).contains("example.org");
    assertThat(signedBy(author).identity()).contains("alice@example.org");
  }

  @Test
  void aSignatureOfWhichNothingCanBeReadCannotBeJudged() {
    assertThat(signedBy().signature()).isEqualTo(SignatureClass.PERM);
  }

  @Test
  @Requirement("E2E-I01")
  void whatIsNotASignatureOfTheWholeIsNone() {
    JudgedSigner good = signer(Integrity.HOLDS, Alignment.AUTHOR, VERDICTS.get(0), true);
    for (Shape shape : Shape.values()) {
      MessageFinding message = new MessageFinding(shape, Optional.of(ALICE), List.of(good), true);
      assertThat(message.signature().isAuthentic()).isEqualTo(shape == Shape.SIGNED);
    }
  }

  @Test
  void whatNobodyVerifiesDoesNotPass() {
    JudgedSigner good = signer(Integrity.HOLDS, Alignment.AUTHOR, VERDICTS.get(0), true);
    MessageFinding message =
        new MessageFinding(Shape.SIGNED, Optional.of(ALICE), List.of(good), false);

    assertThat(message.signature()).isEqualTo(SignatureClass.UNVERIFIED);
    assertThat(message.identity()).isEmpty();
  }

  private static MessageFinding signedBy(JudgedSigner... signers) {
    return new MessageFinding(Shape.SIGNED, Optional.of(ALICE), List.of(signers), true);
  }

  private static List<JudgedSigner> everySigner() {
    List<JudgedSigner> all = new ArrayList<>();
    for (Integrity integrity : Integrity.values()) {
      for (Alignment alignment : Alignment.values()) {
        for (KeyVerdict verdict : VERDICTS) {
          all.add(signer(integrity, alignment, verdict, true));
          all.add(signer(integrity, alignment, verdict, false));
        }
      }
    }
    return all;
  }

  private static JudgedSigner signer(
      Integrity integrity, Alignment alignment, KeyVerdict verdict, boolean isListed) {
    SignerFinding finding =
        new SignerFinding(
            integrity,
            "as it is",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            false);
    return new JudgedSigner(0, "2", finding, alignment, List.of(), verdict, isListed);
  }
}
