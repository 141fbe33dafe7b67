package dev.signet.xkms.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.ledger.RelayedAnswer;
import dev.signet.xkms.model.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is kept of other services' answers, whatever the database. */
interface RelayedAnswersContract {
  Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** A fresh database. */
  DataSource database();

  private static RelayedAnswer answer(String domain, int octets, Optional<String> signer) {
    return new RelayedAnswer(
        Octets.of(new byte[32]),
        domain,
        "https://keys." + domain + "/xkms",
        signer,
        Octets.of(new byte[octets]),
        NOW,
        NOW.plus(Duration.ofDays(1)));
  }

  @Test
  default void anAnswerIsFoundUnderItsNumberAsItCame() {
    JdbcRelayedAnswers answers = new JdbcRelayedAnswers(database());
    RelayedAnswer signed = answer("b.example", 300_000, Optional.of("ab".repeat(32)));
    RelayedAnswer unsigned = answer("c.example", 1, Optional.empty());

    long first = answers.keep(signed);
    long second = answers.keep(unsigned);

    assertThat(answers.find(first)).contains(signed);
    assertThat(answers.find(second)).contains(unsigned);
    assertThat(answers.find(second + 1)).isEmpty();
    assertThat(answers.of("b.example", 10)).containsExactly(new RelayedAnswer.Kept(first, signed));
  }

  @Test
  default void theLatestComesFirst() {
    JdbcRelayedAnswers answers = new JdbcRelayedAnswers(database());
    for (int i = 1; i <= 3; i++) {
      answers.keep(answer("b.example", i, Optional.empty()));
    }

    assertThat(answers.of("b.example", 2))
        .extracting(kept -> kept.answer().answer().length())
        .containsExactly(3, 2);
  }

  @Test
  default void whatIsOverIsForgottenAndNothingElse() {
    JdbcRelayedAnswers answers = new JdbcRelayedAnswers(database());
    long number = answers.keep(answer("b.example", 1, Optional.empty()));

    assertThat(answers.forget(NOW.plus(Duration.ofHours(23)))).isZero();
    assertThat(answers.find(number)).isPresent();
    assertThat(answers.forget(NOW.plus(Duration.ofDays(1)))).isEqualTo(1);
    assertThat(answers.find(number)).isEmpty();
  }

  @Test
  default void theOldestGoWhenThereAreTooMany() {
    JdbcRelayedAnswers answers = new JdbcRelayedAnswers(database(), 2);
    for (int i = 1; i <= 5; i++) {
      answers.keep(answer("b.example", i, Optional.empty()));
    }

    assertThat(answers.of("b.example", 10))
        .extracting(kept -> kept.answer().answer().length())
        .containsExactly(5, 4);
  }
}
