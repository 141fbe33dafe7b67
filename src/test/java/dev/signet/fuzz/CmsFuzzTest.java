package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.message.Content;
import dev.signet.mail.smime.SignerFinding;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.MalformedCms;
import dev.signet.mail.smime.cms.SignatureProviders;
import dev.signet.mail.smime.cms.SignedDataStream;
import dev.signet.mail.smime.cms.SignedParts;
import dev.signet.mail.smime.cms.SignerJudge;
import dev.signet.testkit.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever calls itself CMS is read within the limits or refused with a reason. */
class CmsFuzzTest {
  private static final CmsLimits LIMITS = new CmsLimits(4, 4096, 3, 4096, 16 * 1024, 12, 2);
  private static final SignerJudge JUDGE =
      new SignerJudge(AlgorithmRules.LEGACY, SignatureProviders.of(TestKeys.BC), LIMITS);

  @FuzzTest(maxDuration = "10s")
  void isReadOrRefused(byte[] octets) throws IOException {
    try {
      SignedDataStream stream = SignedDataStream.open(new ByteArrayInputStream(octets), LIMITS);
      byte[] content = stream.hasContent() ? stream.content().readAllBytes() : new byte[0];
      SignedParts parts = stream.rest();
      assertThat(content.length).isLessThan(octets.length);
      assertThat(parts.certificates()).hasSizeLessThanOrEqualTo(LIMITS.certificates());
      assertThat(parts.signers()).hasSizeLessThanOrEqualTo(LIMITS.signers());
      for (SignerFinding signer : JUDGE.judge(parts, Content.of(content))) {
        assertThat(signer.because()).isNotEmpty();
        assertThat(signer.integrity() == Integrity.HOLDS && signer.certificate().isEmpty())
            .isFalse();
      }
    } catch (MalformedCms refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }
}
