package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.wrapping.Meaning;
import org.w3c.dom.Document;

/** A message is read or refused with a reason, and what was read says the same when written. */
class XkmsMessageFuzzTest {
  private static final MessageReader READER = new MessageReader(AlgorithmProfile.LEGACY);
  private static final MessageWriter WRITER = new MessageWriter();

  @FuzzTest(maxDuration = "10s")
  void requestsAreReadOrRefused(byte[] octets) {
    try {
      Request read = READER.readRequest(SecureXml.parse(octets));
      String meaning = Meaning.of(read);
      // Credentials are checked where they were read, and written only by who has the keys.
      if (isWritten(meaning) && !hasCredentials(read)) {
        Document again = parsed(WRITER.write(read, RequestCredentials.NONE));
        assertThat(Meaning.of(READER.readRequest(again))).isEqualTo(meaning);
      }
    } catch (MalformedXml refused) {
      assertThat(refused.getMessage()).contains(" ");
    } catch (BadMessage refused) {
      check(refused);
    }
  }

  @FuzzTest(maxDuration = "10s")
  void resultsAreReadOrRefused(byte[] octets) {
    try {
      Result read = READER.readResult(SecureXml.parse(octets));
      String meaning = Meaning.of(read);
      if (isWritten(meaning)) {
        Document again = parsed(WRITER.write(read));
        assertThat(Meaning.of(READER.readResult(again))).isEqualTo(meaning);
      }
    } catch (MalformedXml refused) {
      assertThat(refused.getMessage()).contains(" ");
    } catch (BadMessage refused) {
      check(refused);
    }
  }

  /** What nobody here reads is not written either. */
  private static boolean isWritten(String meaning) {
    return !meaning.contains("Unread(");
  }

  private static boolean hasCredentials(Request request) {
    if (request instanceof Request.Compound compound) {
      return compound.requests().stream().anyMatch(XkmsMessageFuzzTest::hasCredentials);
    }
    if (request instanceof Request.Register register) {
      return register.proofOfPossession().isPresent()
          || register.authentication().keyBinding().isPresent();
    }
    if (request instanceof Request.Reissue reissue) {
      return reissue.proofOfPossession().isPresent()
          || reissue.authentication().keyBinding().isPresent();
    }
    return request instanceof Request.Revoke revoke
            && revoke.authentication().keyBinding().isPresent()
        || request instanceof Request.Recover recover
            && recover.authentication().keyBinding().isPresent();
  }

  private static void check(BadMessage refused) {
    assertThat(refused.because()).isNotBlank().doesNotContain("Exception");
    refused
        .remains()
        .requestId()
        .ifPresent(id -> assertThat(id).isNotEmpty().hasSizeLessThan(1025));
  }

  private static Document parsed(Document written) {
    try {
      return SecureXml.parse(SecureXml.serialise(written));
    } catch (MalformedXml impossible) {
      throw new AssertionError(impossible);
    }
  }
}
