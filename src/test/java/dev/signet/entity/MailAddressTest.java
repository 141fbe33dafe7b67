package dev.signet.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @Test
  void comparesTheLocalPartExactlyAndTheDomainByName() {
    assertThat(MailAddress.of("alice@EXAMPLE.org")).isEqualTo(MailAddress.of("alice@example.ORG"));
    assertThat(MailAddress.of("Alice@example.org"))
        .isNotEqualTo(MailAddress.of("alice@example.org"));
  }

  @Test
  void readsQuotesAsWhatTheyMean() {
    assertThat(MailAddress.of("\"alice\"@example.org"))
        .isEqualTo(MailAddress.of("alice@example.org"));
    assertThat(MailAddress.of("\"a\\lice\"@example.org"))
        .isEqualTo(MailAddress.of("alice@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.org",
        "a.b+c@example.org",
        "\"a b\"@example.org",
        "\"a@b\"@example.org",
        "\"a\\\"b\\\\\"@example.org",
        "\"\"@example.org",
        "\"..\"@example.org",
        "j\u00fcrgen@example.org",
        "\u7528\u6237@example.org",
        "!#$%&'*+-/=?^_`{|}~@example.org"
      })
  void writesWhatItRead(String text) {
    assertThat(MailAddress.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alice",
        "@example.org",
        "alice@",
        "alice@example.org.",
        ".a@example.org",
        "a.@example.org",
        "a..b@example.org",
        "a b@example.org",
        "\"a@example.org",
        "\"a\"b@example.org",
        "\"a\\\"@example.org",
        "a\r\n@example.org",
        "\"a\nb\"@example.org",
        "a@[192.0.2.1]",
        "<a@example.org>",
        "\uD800@example.org",
        "a,b@example.org",
        "\"@example.org"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(MailAddress.parse(text)).isEmpty();
    assertThatThrownBy(() -> MailAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsOctetsNotCharacters() {
    assertThat(MailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
    assertThat(MailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(MailAddress.parse("\u00fc".repeat(32) + "@example.org")).isPresent();
    assertThat(MailAddress.parse("\u00fc".repeat(33) + "@example.org")).isEmpty();
  }

  @Test
  void namesTheMailboxThatSignsForADomain() {
    Entity domain = new Entity.Domain(DomainName.of("Example.org"));
    Entity alice = new Entity.Mailbox(MailAddress.of("alice@example.org"));

    assertThat(domain.signingAddress()).hasToString("domain-signing-authority@example.org");
    assertThat(alice.signingAddress()).hasToString("alice@example.org");
    assertThat(domain.<String>match(d -> "domain", m -> "mailbox")).isEqualTo("domain");
    assertThat(alice.<String>match(d -> "domain", m -> "mailbox")).isEqualTo("mailbox");
  }
}
