package dev.signet.xkms.exchange.later.notice;

import static dev.signet.xkms.exchange.later.notice.NoticeRules.HTTP;
import static dev.signet.xkms.exchange.later.notice.NoticeRules.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.xkms.model.PendingNotification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticeRulesTest {
  private final NoticeRules rules =
      new NoticeRules(
          Set.of(DomainName.of("example.org")),
          Set.of("https://hooks.example.org:443", "http://127.0.0.1:8080"),
          10);

  private boolean allows(String mechanism, String identifier) {
    return rules.allows(new PendingNotification(mechanism, identifier));
  }

  @Test
  void listedTargetsAreAllowed() {
    assertThat(allows(MAIL, "mailto:alice@example.org")).isTrue();
    assertThat(allows(MAIL, "MAILTO:alice@EXAMPLE.org")).isTrue();
    assertThat(allows(HTTP, "https://hooks.example.org/ready?for=me")).isTrue();
    assertThat(allows(HTTP, "https://HOOKS.example.org:443")).isTrue();
    assertThat(allows(HTTP, "http://127.0.0.1:8080/")).isTrue();
  }

  @Test
  void nothingElseIs() {
    for (String mail :
        List.of(
            "mailto:alice@sub.example.org",
            "mailto:alice@example.org.evil.example",
            "mailto:alice@example.org?bcc=bob@evil.example",
            "mailto:alice@evil.example,alice@example.org",
            "mailto:alice%0d%0abcc@example.org",
            "mailto:alice@example.org\r\nBcc: bob@evil.example",
            "mailto:alice @example.org",
            "mailto:@example.org",
            "mailto:",
            "alice@example.org",
            "mailto:" + "a".repeat(10_000) + "@example.org")) {
      assertThat(allows(MAIL, mail)).as(mail).isFalse();
      assertThat(allows(HTTP, mail)).as(mail).isFalse();
    }
    for (String target :
        List.of(
            "http://hooks.example.org/",
            "https://hooks.example.org:444/",
            "https://hooks.example.org@evil.example/",
            "https://user@hooks.example.org/",
            "https://hooks.example.org.evil.example/",
            "https://evil.example/#https://hooks.example.org",
            "https://hooks.example.org/#part",
            "https:hooks.example.org",
            "//hooks.example.org/",
            "file:///etc/passwd",
            "http://127.0.0.1/",
            "http://127.0.0.1:80/",
            "https://hooks.example.org/a b",
            "\0",
            "")) {
      assertThat(allows(HTTP, target)).as(target).isFalse();
    }
    assertThat(allows("urn:ietf:rfc:9999", "mailto:alice@example.org")).isFalse();
  }

  @Test
  void offMeansNowhere() {
    assertThat(NoticeRules.OFF.allows(new PendingNotification(MAIL, "mailto:alice@example.org")))
        .isFalse();
    assertThat(NoticeRules.OFF.allows(new PendingNotification(HTTP, "https://example.org/")))
        .isFalse();
  }

  @Test
  void originsAreWrittenInFull() {
    for (String wrong :
        List.of(
            "hooks.example.org",
            "https://hooks.example.org",
            "https://a.example:443/",
            "ftp://a:21")) {
      assertThatThrownBy(() -> new NoticeRules(Set.of(), Set.of(wrong), 1))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
