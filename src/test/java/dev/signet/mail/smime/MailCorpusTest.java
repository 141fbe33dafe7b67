package dev.signet.mail.smime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.MalformedCms;
import dev.signet.mail.smime.cms.SignatureProviders;
import dev.signet.mail.smime.cms.SignedDataStream;
import dev.signet.mail.smime.cms.SignedParts;
import dev.signet.mail.smime.cms.SignerJudge;
import dev.signet.mail.smime.identity.AuthorIdentity;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.testkit.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Signed mail that others made; trust in its keys is not looked at. */
class MailCorpusTest {
  /** Cases of which integrity says otherwise than the corpus, with the reason. */
  private static final Map<String, String> EXPLAINED =
      Map.of(
          "SignedValidDSAParameterInheritanceTest5", "the key has the parameters of its issuer",
          "alice.future.dsig.SHA256.multipart", "expired by trust, sound in itself",
          "openssl/SignedInvalidMappingFromanyPolicyTest7", "no path, sound in itself");

  @Test
  void theSignaturesOfPkitsHold() throws Exception {
    Map<String, String> others = new TreeMap<>();
    for (MailCases.Case one : MailCases.of("smime-pkits")) {
      Examination found = Smime.examine(one.message(), AlgorithmRules.LEGACY);
      if (!holds(found)) {
        others.put(one.id(), found.layers().get(0).signers().get(0).because());
      }
    }
    assertThat(others.keySet()).isSubsetOf(EXPLAINED.keySet()).hasSize(1);
  }

  @Test
  void theSignaturesOfPathDiscoveryHold() throws Exception {
    for (MailCases.Case one : MailCases.of("smime-pdts")) {
      Examination found = Smime.examine(one.message(), AlgorithmRules.LEGACY);
      assertThat(holds(found)).as("%s", one.id()).isTrue();
      assertThat(found.layers().get(0).form()).isEqualTo(SignatureLayer.Form.OPAQUE);
      assertThat(holds(Smime.examine(one.message()))).as("SHA-1, RSA 1024").isFalse();
    }
  }

  @Test
  void thunderbirdAndOthersAgree() throws Exception {
    Map<String, String> complaints = new TreeMap<>();
    for (String corpus : List.of("smime-thunderbird", "smime-misc")) {
      for (MailCases.Case one : MailCases.of(corpus)) {
        if (one.isMessage() && !agrees(one) && !EXPLAINED.containsKey(one.id())) {
          complaints.put(one.id(), one.verdict() + ", found " + Smime.examine(one.message()));
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  private static boolean agrees(MailCases.Case one) {
    MailMessage message = one.message();
    Examination found = Smime.examine(message);
    return switch (one.verdict()) {
      case "VALID" -> holds(found) && isAuthor(message, found);
      case "INVALID", "NOT_VALID" -> !holds(found);
      // Some are encrypted inside a signature; then that is what is found.
      case "ENCRYPTED" -> found.shape() == Shape.ENCRYPTED || isSignedCipher(found);
      default -> true;
    };
  }

  private static boolean isSignedCipher(Examination found) {
    SignatureLayer innermost = found.layers().get(found.layers().size() - 1);
    return found.shape() == Shape.SIGNED
        && innermost
            .inner()
            .first("Content-Type")
            .filter(field -> field.body().contains("pkcs7-mime"))
            .isPresent();
  }

  private static boolean holds(Examination found) {
    return found.shape() == Shape.SIGNED
        && found.layers().get(0).signers().stream()
            .anyMatch(signer -> signer.integrity() == Integrity.HOLDS);
  }

  private static boolean isAuthor(MailMessage message, Examination found) {
    SignatureLayer layer = found.layers().get(0);
    return AuthorIdentity.of(
                message.header(),
                layer.inner(),
                layer.signers().get(0).certificate().orElseThrow(),
                AuthorityNames.DEFAULT)
            .kind()
        == AuthorIdentity.Kind.AUTHOR;
  }

  @Test
  void blobsThatBreakTheRulesDoNotHold() throws Exception {
    SignerJudge judge =
        new SignerJudge(
            AlgorithmRules.MODERN, SignatureProviders.of(TestKeys.BC), CmsLimits.DEFAULT);
    int bad = 0;
    for (MailCases.Case one : MailCases.of("smime-misc")) {
      if (one.isMessage()) {
        continue;
      }
      boolean holds = holds(judge, one.octets());
      if (one.verdict().equals("INVALID")) {
        assertThat(holds).as("%s", one.id()).isFalse();
        bad++;
      }
    }
    assertThat(bad).isEqualTo(4);
  }

  private static boolean holds(SignerJudge judge, byte[] octets) throws IOException {
    try {
      SignedDataStream stream =
          SignedDataStream.open(new ByteArrayInputStream(octets), CmsLimits.DEFAULT);
      byte[] content = stream.hasContent() ? stream.content().readAllBytes() : new byte[0];
      SignedParts parts = stream.rest();
      return judge.judge(parts, Content.of(content)).stream()
          .anyMatch(signer -> signer.integrity() == Integrity.HOLDS);
    } catch (MalformedCms refused) {
      return false;
    }
  }
}
