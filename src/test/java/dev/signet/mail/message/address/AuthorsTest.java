package dev.signet.mail.message.address;

import static dev.signet.mail.message.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.address.AuthorFinding.One;
import dev.signet.mail.message.address.AuthorFinding.Reason;
import dev.signet.mail.message.address.AuthorFinding.Unclear;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One author, or none: there is no guess. */
class AuthorsTest {

  /** Octets are those of UTF-8; ^ is CRLF, other controls are U+2400 and above. */
  private static AuthorFinding author(String header) {
    String written = header.replace("^", "\r\n") + "\r\n\r\n";
    byte[] octets =
        written
            .chars()
            .map(c -> c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    return Authors.of(message(new String(octets, StandardCharsets.ISO_8859_1)).header());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "From: alice@example.org|alice@example.org|",
        "from:<Alice@Example.ORG>|Alice@example.org|",
        "FROM: Alice <alice@example.org>|alice@example.org|Alice",
        "From: \"Smith, Alice\" <alice@example.org>|alice@example.org|Smith, Alice",
        "From: \"a \\\"b\\\" <c\" x <alice@example.org>|alice@example.org|a \"b\" <c x",
        "From: Dr. Alice B. Smith^ <alice@example.org>|alice@example.org|Dr. Alice B. Smith",
        "From: alice@example.org (Alice)|alice@example.org|",
        "From: (a (nested) \\) one) alice@example.org|alice@example.org|",
        "From: <^ alice@example.org^ >|alice@example.org|",
        "From: =?utf-8?q?Al=C3=AFce?=^ =?utf-8?b?IEI=?= <alice@example.org>|alice@example.org|Al\u00efce B",
        "From: =?x-none?q?Alice?= <alice@example.org>|alice@example.org|=?x-none?q?Alice?=",
        "From: \"john doe\"@example.org|\"john doe\"@example.org|",
        "From: \"alice\"@example.org|alice@example.org|",
        "From: Jos\u00e9 <jos\u00e9@b\u00fccher.example>|jos\u00e9@xn--bcher-kva.example|Jos\u00e9",
        "From: a+b=c/d@example.org|a+b=c/d@example.org|",
        "Sender: x@y.example^From: alice@example.org^To: a@b.example, c@d.example|alice@example.org|",
      })
  void oneMailboxIsTheAuthor(String header, String address, String name) {
    assertThat(author(header))
        .isInstanceOfSatisfying(
            One.class,
            one -> {
              assertThat(one.address()).hasToString(address);
              assertThat(one.mailbox().displayName()).isEqualTo(name == null ? "" : name);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Subject: x|ABSENT|no From field",
        "From: |ABSENT|an empty From field",
        "From:^ ^Subject: x|MALFORMED|a line of blanks in the header",
        "From: alice@good.example^From: eve@evil.example|SEVERAL|several From fields",
        "From: alice@good.example^fROM: eve@evil.example|SEVERAL|several From fields",
        "From: alice@good.example^From : eve@evil.example|SEVERAL|several From fields",
        "From: alice@good.example^Fr\u2400om: eve@evil.example|MALFORMED|taken for From",
        "From: alice@good.example^F\u241brom: eve@evil.example|MALFORMED|taken for From",
        "` From: eve@evil.example^From: alice@good.example`|MALFORMED|taken for From",
        "From^ : alice@good.example|MALFORMED|blank before the colon",
        "From : alice@good.example|MALFORMED|blank before the colon",
        "From: alice@good.example <eve@evil.example>|SEVERAL|several mailboxes",
        "From: <a@x.example>, <b@y.example>|SEVERAL|several mailboxes",
        "From: <a@x.example>,|MALFORMED|empty element",
        "From: ,<a@x.example>|MALFORMED|empty element",
        "From: <a@x.example> <b@y.example>|SEVERAL|several mailboxes",
        "From: <a@x.example> b|MALFORMED|text after an address",
        "From: a b@y.example|MALFORMED|text before an address",
        "From: a@x.example;|MALFORMED|semicolon",
        "From: Team: a@x.example;|SEVERAL|a group",
        "From: Undisclosed:;|SEVERAL|a group",
        "From: Alice|MALFORMED|words without an address",
        "From: <>|MALFORMED|no address between the angles",
        "From: Alice <>|MALFORMED|no address between the angles",
        "From: Alice <alice>|MALFORMED|no address between the angles",
        "From: <@a.example,@b.example:alice@good.example>|MALFORMED|source route",
        "From: <alice@good.example|MALFORMED|more than an address between the angles",
        "From: <alice@good.example eve@evil.example>|MALFORMED|more than an address",
        "From: <alice@good.example(eve@evil.example)>|MALFORMED|more than an address",
        "From: <(alice@good.example)eve@evil.example>|MALFORMED|more than an address",
        "From: <<alice@good.example>>|MALFORMED|no address between the angles",
        "From: alice(x)@good.example|MALFORMED|before an address",
        "From: alice@good^ .example|MALFORMED|text after an address",
        "From: alice@good.example@evil.example|SEVERAL|several mailboxes",
        "From: @good.example|MALFORMED|without local part",
        "From: alice@[192.0.2.1]|MALFORMED|none of a domain",
        "From: alice@good..example|MALFORMED|none of a domain",
        "From: a..b@good.example|MALFORMED|none of a domain",
        "From: \"alice@good.example\"@evil.example|MALFORMED|reads like something else",
        "From: \"a\\\"b\"@evil.example|MALFORMED|reads like something else",
        "From: \"alice@good.example> \"@evil.example|MALFORMED|reads like something else",
        "From: =?utf-8?q?alice=40good.example?=@evil.example|MALFORMED|encoded",
        "From: <=?utf-8?b?YUBi?=@evil.example>|MALFORMED|encoded",
        "From: =?utf-8?q?alice=40good.example=3E?= <eve@evil.example>|MALFORMED|encoded words",
        "From: =?utf-8?q?alice=40good.example=00?= <eve@evil.example>|MALFORMED|encoded words",
        "From: =?utf-8?b?YWxpY2VAZ29vZC5leGFtcGxlCg==?= <e@evil.example>|MALFORMED|encoded words",
        "From: alice@good.example\u2400@evil.example|MALFORMED|NUL in the header",
        "From: alice@good.example\u2401|MALFORMED|control characters",
        "From: eve@evil.example\u240dFrom: alice@good.example|MALFORMED|lone CR",
        "Subject: x\u240dFrom: eve@evil.example^From: alice@good.example|MALFORMED|lone CR",
        "Subject: x\u240aFrom: alice@good.example^To: a@b.example|MALFORMED|some with LF",
        "Subject: x^ ^From: alice@good.example|MALFORMED|line of blanks",
        "no field^From: alice@good.example|MALFORMED|no field",
        "From: (alice@good.example eve@evil.example|MALFORMED|comment is not closed",
        "From: \"alice eve@evil.example|MALFORMED|out of place",
        "From: alice [x] <eve@evil.example>|MALFORMED|out of place",
      })
  void whateverCouldBeReadDifferentlyIsRefused(String header, Reason reason, String because) {
    assertThat(author(header))
        .isInstanceOfSatisfying(
            Unclear.class,
            unclear -> {
              assertThat(unclear.because()).contains(because);
              assertThat(unclear.reason()).isEqualTo(reason);
              assertThat(unclear.because()).doesNotContain("evil", "good", "alice");
            });
    assertThat(author(header).author()).isEmpty();
  }

  @Test
  void octetsThatAreNotUtf8AreRefusedInFromOnly() {
    assertThat(Authors.of(message("From: J\u00e4n <a@b.example>\r\n\r\n").header()).author())
        .isEmpty();
    assertThat(
            Authors.of(message("Subject: J\u00e4n\r\nFrom: <a@b.example>\r\n\r\n").header())
                .author())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: \"alice@good.example\" <eve@evil.example>",
        "From: =?utf-8?q?alice=40good=2Eexample?= <eve@evil.example>",
        "From: =?utf-8?q?alice=40go?= =?utf-8?q?od=2Eexample?= <eve@evil.example>",
        "From: eve@evil.example (alice@good.example)",
        "From: (alice@good.example) eve@evil.example",
      })
  void aNameThatShowsAnotherAddressChangesNothingAndIsTold(String header) {
    assertThat(author(header))
        .isInstanceOfSatisfying(
            One.class,
            one -> {
              assertThat(one.address()).hasToString("eve@evil.example");
              assertThat(one.mailbox().showsAnother()).isTrue();
            });
  }

  @Test
  void aNameThatShowsTheSameAddressIsNoSurprise() {
    assertThat(author("From: 'Alice@good.example' <alice@good.example>"))
        .isInstanceOfSatisfying(
            Unclear.class, unclear -> assertThat(unclear.reason()).isEqualTo(Reason.SEVERAL));
    assertThat(author("From: \"'Alice@good.example'\" <alice@good.example>"))
        .isInstanceOfSatisfying(
            One.class, one -> assertThat(one.mailbox().showsAnother()).isFalse());
  }
}
