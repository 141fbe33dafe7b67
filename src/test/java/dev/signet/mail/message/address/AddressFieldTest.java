package dev.signet.mail.message.address;

import static dev.signet.mail.message.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What other fields name, read for a report. */
class AddressFieldTest {

  @Test
  void groupsAndRoutesAreReadOn() {
    AddressField read =
        AddressField.read(
            "Team: a@x.example, \"B\" <b@x.example>;, <@r.example:c@x.example>, , d@[192.0.2.1]");

    assertThat(read.mailboxes())
        .extracting(Mailbox::written)
        .containsExactly("a@x.example", "b@x.example", "c@x.example", "d@[192.0.2.1]");
    assertThat(read.hasGroup()).isTrue();
    assertThat(read.troubles())
        .containsExactly(
            "a source route", "an empty element", "what stands for an address is none of a domain");
    assertThat(read.mailboxes().get(3).address()).isEmpty();
  }

  @Test
  void examplesOfTheStandardAreSound() {
    AddressField read =
        AddressField.read(
            "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>, Mary Smith"
                + " <mary@x.test>, jdoe@example.org, Who? <one@y.test>, \"Giant; \\\"Big\\\" Box\""
                + " <sysservices@example.net>");

    assertThat(read.mailboxes()).hasSize(5 - 1); // the first is obsolete and unreadable
    assertThat(read.mailboxes().get(3).displayName()).isEqualTo("Giant; \"Big\" Box");
  }

  @Test
  void allFieldsOfANameCount() {
    assertThat(
            AddressField.mailboxes(
                message("To: a@x.example\r\nCc: b@x.example\r\ntO: c@x.example\r\n\r\n").header(),
                "To"))
        .extracting(Mailbox::written)
        .containsExactly("a@x.example", "c@x.example");
  }

  @Test
  void mailboxesAreBounded() {
    AddressField read = AddressField.read("a@x.example,".repeat(20_000));

    assertThat(read.mailboxes()).hasSize(1000);
    assertThat(read.troubles()).containsExactly("more than 1000 mailboxes");
  }

  @Test
  void longFieldsAreReadInGoodTime() {
    for (String piece :
        new String[] {
          "(),", "\"", "\\\"", "=?", "=?a?q?", "<", "(", ":", ";", "a ", "a@", "\"a\" ", "<(", "[",
          "a"
        }) {
      AddressField read = AddressField.read(piece.repeat(256 * 1024 / piece.length()));
      assertThat(read.mailboxes().stream().filter(Mailbox::showsAnother)).hasSizeLessThan(1001);
    }
  }
}
