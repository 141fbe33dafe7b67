package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.finding.JudgedSigner;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.handling.Inspector;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.identity.AuthorityNames;
import java.io.IOException;
import java.util.Optional;

/** Whatever arrives is examined, and nobody passes without a signature that holds and names him. */
class MessageExamineFuzzTest {
  private static final Inspector INSPECTOR =
      new Inspector(Smime.examiner(AlgorithmRules.LEGACY), new Credulous(), AuthorityNames.DEFAULT);

  /** Takes every key for good. */
  private static final class Credulous implements KeyService {
    @Override
    public KeyVerdict judge(KeyQuestion question) {
      return new KeyVerdict.Good("why not");
    }

    @Override
    public ReceiverKey keyOf(MailAddress receiver) {
      return ReceiverKey.UNKNOWN;
    }
  }

  @FuzzTest(maxDuration = "10s")
  void whoPassesHasSigned(byte[] octets) throws IOException {
    try {
      MailMessage message = new MessageReader(MessageLimits.DEFAULT).read(Content.of(octets));
      MessageFinding finding =
          INSPECTOR.inspect(message, Optional.empty(), Optional.empty()).finding();
      if (finding.identity().isPresent()) {
        assertThat(finding.deciding()).hasValueSatisfying(signer -> check(signer, message));
      }
    } catch (MalformedMessage refused) {
      assertThat(refused).hasMessageContaining("the header");
    }
  }

  private static void check(JudgedSigner signer, MailMessage message) {
    assertThat(signer.finding().integrity()).isEqualTo(Integrity.HOLDS);
    MailAddress author = Inspector.author(message).orElseThrow();
    assertThat(signer.mailboxes().get(0).domain()).isEqualTo(author.domain());
  }
}
