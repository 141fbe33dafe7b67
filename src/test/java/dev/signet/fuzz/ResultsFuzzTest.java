package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.edge.ResultWord;
import dev.signet.mail.edge.results.ForgedResults;
import dev.signet.mail.edge.results.ResultsReader;
import dev.signet.mail.edge.results.ResultsWriter;
import dev.signet.mail.edge.results.SignatureResult;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whatever stands in Authentication-Results: nothing of it is read as ours, and ours is. */
class ResultsFuzzTest {
  private static final String ID = "edge.example.net";

  private final ForgedResults screen = new ForgedResults(Set.of(ID), Set.of());

  @FuzzTest(maxDuration = "10s")
  void nothingForgedIsLeft(byte[] octets) {
    Header header = screen.removedFrom(new Header(List.of(field(octets))));

    assertThat(new ResultsReader(ID).read(header)).isEmpty();
    assertThat(screen.removedFrom(header)).isEqualTo(header);
    assertThat(genuine(new String(octets, StandardCharsets.UTF_8))).isTrue();
  }

  /** Text of others in a field of ours stays in its place. */
  private static boolean genuine(String text) {
    SignatureResult result =
        new SignatureResult(
            ResultWord.FAIL,
            Optional.of(text),
            Optional.of(text),
            Optional.of(text),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    HeaderField field = new ResultsWriter(ID).field(List.of(result));
    List<SignatureResult> read = new ResultsReader(ID).read(new Header(List.of(field)));
    return read.size() == 1 && read.get(0).result() == ResultWord.FAIL;
  }

  private static HeaderField field(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("Authentication-Results:".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(body);
    out.writeBytes(new byte[] {'\r', '\n'});
    return HeaderField.received(out.toByteArray());
  }
}
