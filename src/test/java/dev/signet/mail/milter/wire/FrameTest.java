package dev.signet.mail.milter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.message.HeaderField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final int LIMIT = 100;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(out);
    Frame insert = Frame.builder('i').number(0x8000_0001).text("A").text(" 1").build();
    writer.write(insert);
    writer.write(Frame.of('c'));
    FrameReader reader = reader(out.toByteArray());
    Fields fields = reader.next().orElseThrow().fields();
    assertThat(fields.number()).isEqualTo(0x8000_0001);
    assertThat(fields.texts()).containsExactly("A", " 1");
    assertThat(reader.next().orElseThrow().command()).isEqualTo('c');
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void lengthsAreTakenUpToTheLimit() throws IOException {
    byte[] largest = new byte[4 + LIMIT];
    largest[3] = LIMIT;
    assertThat(reader(largest).next().orElseThrow().data()).hasSize(LIMIT - 1);
    for (int length : new int[] {0, LIMIT + 1, 0x0001_0001, 0x8000_0001, -1}) {
      ByteArrayOutputStream bad = new ByteArrayOutputStream();
      bad.writeBytes(Frame.builder('x').number(length).build().data());
      bad.writeBytes(new byte[200]);
      assertThatThrownBy(() -> reader(bad.toByteArray()).next())
          .isInstanceOf(MalformedFrame.class)
          .hasMessageContaining("not of 1 to 100");
    }
  }

  @Test
  void aStreamThatEndsWithinAPacketIsNotAnEnd() {
    for (byte[] cut : List.of(new byte[1], new byte[] {0, 0, 0, 2}, new byte[] {0, 0, 0, 2, 'L'})) {
      assertThatThrownBy(() -> reader(cut).next()).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void textIsUtf8OrElseOneCharacterForEachOctet() throws IOException {
    byte[] utf8 = "ü\0".getBytes(StandardCharsets.UTF_8);
    assertThat(new Frame('H', utf8).fields().text()).isEqualTo("ü");
    assertThat(new Frame('H', new byte[] {(byte) 0xfc, 0}).fields().text()).isEqualTo("ü");
  }

  @Test
  void onlyWhatIsNeededIsAgreedUpon() throws IOException {
    Agreement full = Agreement.on(new Offer(6, 0x1ff, 0x1fffff), Manner.STEP_BY_STEP);
    assertThat(full.offer()).isEqualTo(new Offer(6, 0x113, 0x10_0000));
    assertThat(full.hasLeadingSpace()).isTrue();
    assertThat(full.answers(Command.HEADER)).isTrue();
    assertThat(full.answers(Command.ABORT)).isFalse();
    Agreement terse = Agreement.on(new Offer(7, 0x1ff, -1), Manner.TERSE);
    assertThat(terse.offer()).isEqualTo(new Offer(6, 0x113, 0x18_73c0));
    assertThat(terse.answers(Command.HEADER)).isFalse();
    assertThat(terse.answers(Command.RECIPIENT)).isTrue();
    Agreement old = Agreement.on(new Offer(2, 0x3f, 0x7f), Manner.TERSE);
    assertThat(old.offer()).isEqualTo(new Offer(2, 0x13, 0x40));
    assertThat(old.answers(Command.HEADER)).isTrue();
    assertThat(old.frame().data()).hasSize(12);
  }

  @Test
  void macrosAreAskedForWhereThatIsPossible() throws IOException {
    Agreement full = Agreement.on(new Offer(6, 0x1ff, 0), Manner.TERSE);
    Fields answer = full.frame().fields();
    assertThat(Offer.read(answer)).isEqualTo(full.offer());
    assertThat(answer.number()).isZero();
    assertThat(answer.text()).contains("{daemon_name}").contains("{client_addr}");
    assertThat(answer.number()).isEqualTo(1);
    assertThat(answer.text()).contains("{tls_version}");
  }

  @Test
  void whatAnMtaDoesNotOfferIsSaid() {
    assertThatThrownBy(() -> Agreement.on(new Offer(6, 0x1ef, 0), Manner.TERSE))
        .isInstanceOf(MalformedFrame.class)
        .hasMessageContaining("actions 0x1ef");
    assertThatThrownBy(() -> Agreement.on(new Offer(1, 0x1ff, 0), Manner.TERSE))
        .hasMessageContaining("version 1");
  }

  @Test
  void fieldsComeOutOfPacketsAsTheyWentIn() throws IOException {
    for (boolean hasLeadingSpace : List.of(true, false)) {
      FieldCoding coding = new FieldCoding(hasLeadingSpace);
      for (String text : List.of("A: 1\r\n", "A: 1\r\n\tfold\r\n 2\r\n", "A: \r\n", "A:  2\r\n")) {
        HeaderField field = HeaderField.received(text.getBytes(StandardCharsets.US_ASCII));
        Frame frame = coding.write(field, Frame.builder('h')).build();
        assertThat(new String(frame.data(), StandardCharsets.US_ASCII)).doesNotContain("\r");
        assertThat(coding.read(frame.fields())).isEqualTo(field);
      }
    }
  }

  private static FrameReader reader(byte[] octets) {
    return new FrameReader(new ByteArrayInputStream(octets), LIMIT);
  }
}
