package dev.signet.pki.revocation.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.testkit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept, and what is forgotten first. */
class AnswerCacheTest {

  private static final Instant NOW = TestAuthority.NOW;
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theNewestAnswersComeFirst() {
    AnswerCache cache = AnswerCache.inMemory(AnswerCache.Limits.DEFAULT);
    cache.keep(answer("a", 1, NOW));
    cache.keep(answer("a", 2, NOW.plus(HOUR)));

    assertThat(contents(cache, "a")).containsExactly(2, 1);
    assertThat(contents(cache, "b")).isEmpty();
  }

  @Test
  void theSameAnswerIsKeptOnce() {
    AnswerCache cache = AnswerCache.inMemory(AnswerCache.Limits.DEFAULT);
    cache.keep(answer("a", 1, NOW));
    cache.keep(answer("a", 1, NOW));

    assertThat(cache.answers()).isEqualTo(1);
    assertThat(cache.octets()).isEqualTo(100);
  }

  @Test
  void fewAnswersAreKeptAboutOneThing() {
    AnswerCache cache = AnswerCache.inMemory(AnswerCache.Limits.DEFAULT);
    for (int i = 0; i < 10; i++) {
      cache.keep(answer("a", i, NOW.plusSeconds(i)));
    }

    assertThat(contents(cache, "a")).containsExactly(9, 8, 7, 6);
    assertThat(cache.octets()).isEqualTo(400);
  }

  @Test
  void whatWasNotAskedForLongestIsForgottenFirst() {
    AnswerCache cache = AnswerCache.inMemory(new AnswerCache.Limits(2, 1000));
    cache.keep(answer("a", 1, NOW));
    cache.keep(answer("b", 2, NOW));
    cache.about(subject("a"));
    cache.keep(answer("c", 3, NOW));

    assertThat(contents(cache, "a")).containsExactly(1);
    assertThat(contents(cache, "b")).isEmpty();
    assertThat(contents(cache, "c")).containsExactly(3);
  }

  @Test
  void theOctetsAreBounded() {
    AnswerCache cache = AnswerCache.inMemory(new AnswerCache.Limits(1000, 250));
    cache.keep(answer("a", 1, NOW));
    cache.keep(answer("b", 2, NOW));
    cache.keep(answer("c", 3, NOW));

    assertThat(cache.octets()).isEqualTo(200);
    assertThat(contents(cache, "a")).isEmpty();
  }

  @Test
  void anAnswerLargerThanTheCacheIsNotKept() {
    AnswerCache cache = AnswerCache.inMemory(new AnswerCache.Limits(1000, 50));
    cache.keep(answer("a", 1, NOW));

    assertThat(cache.answers()).isZero();
    assertThat(cache.octets()).isZero();
  }

  @Test
  void whatIsOverIsForgottenNowAndThen() {
    AnswerCache cache = AnswerCache.inMemory(AnswerCache.Limits.DEFAULT);
    cache.keep(answer("a", 1, NOW));
    cache.keep(answer("b", 2, NOW.plus(Duration.ofDays(11))));

    assertThat(contents(cache, "a")).isEmpty();
    assertThat(contents(cache, "b")).containsExactly(2);
  }

  @Test
  void anAnswerIsRipeInTheLastQuarterOfItsLife() {
    KeptAnswer answer = answer("a", 1, NOW);

    assertThat(answer.isRipe(NOW.plus(Duration.ofMinutes(44)), HOUR)).isFalse();
    assertThat(answer.isRipe(NOW.plus(Duration.ofMinutes(46)), HOUR)).isTrue();
    assertThat(answer.isFresh(NOW.plus(HOUR), HOUR)).isTrue();
    assertThat(answer.isFresh(NOW.plus(HOUR).plusSeconds(1), HOUR)).isFalse();
  }

  private static List<Integer> contents(AnswerCache cache, String subject) {
    return cache.about(subject(subject)).stream()
        .map(answer -> (int) answer.content().bytes()[0])
        .toList();
  }

  private static Fingerprint subject(String name) {
    return Fingerprint.of(name.getBytes(StandardCharsets.US_ASCII));
  }

  /** 100 octets, current for an hour, kept for ten days. */
  private static KeptAnswer answer(String subject, int content, Instant when) {
    byte[] octets = new byte[100];
    octets[0] = (byte) content;
    return new KeptAnswer(
        subject(subject),
        "http://ocsp.example/",
        Octets.of(octets),
        when,
        when,
        Optional.of(when.plus(HOUR)),
        false,
        when.plus(Duration.ofDays(10)));
  }
}
