package dev.signet.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an EHLO reply offers. */
class KeywordsTest {

  @Test
  @Requirement("E2E-K03")
  void whatFollowsTheKeywordDoesNotMatter() {
    Reply hello = new Reply(250, "", List.of("mx.example", "smime v2 x=y", "SIZE 10"));
    assertThat(Keywords.of(hello).has(Keywords.SMIME)).isTrue();
    assertThat(Keywords.of(new Reply(250, "", List.of("mx", "XSMIME", "SMIMEA"))).has("SMIME"))
        .isFalse();
  }
}
