package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.entity.MailAddress;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.address.AddressField;
import dev.signet.mail.message.address.AuthorFinding;
import dev.signet.mail.message.address.Authors;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever stands in From, the one author is an address that stands there in one piece. */
class AddressFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void theAuthorStandsThere(byte[] octets) {
    HeaderField from =
        HeaderField.received(
            ("From:" + latin1(octets) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    AuthorFinding finding = Authors.of(new Header(List.of(from)));

    finding.match(
        one -> {
          assertThat(from.body()).contains(one.mailbox().written());
          assertThat(MailAddress.of(one.mailbox().written())).isEqualTo(one.address());
          assertThat(one.mailbox().showsAnother()).isIn(true, false);
          return one;
        },
        unclear -> {
          assertThat(unclear.because()).contains(" ");
          return unclear;
        });
  }

  @FuzzTest(maxDuration = "10s")
  void aHeaderHasOneAuthorInOneField(byte[] octets) {
    Header header = Header.received(octets);
    AuthorFinding finding = Authors.of(header);

    assertThat(header.content().length()).isEqualTo(octets.length);
    assertThat(finding.author().isPresent()).isEqualTo(finding instanceof AuthorFinding.One);
    if (finding.author().isPresent()) {
      assertThat(header.all("From")).hasSize(1);
      AddressField read = AddressField.read(header.all("From").get(0).body());
      assertThat(read.mailboxes()).hasSize(1);
      assertThat(latin1(octets)).doesNotContain("\u0000").doesNotMatch("(?s).*\r[^\n].*");
    }
  }

  private static String latin1(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
