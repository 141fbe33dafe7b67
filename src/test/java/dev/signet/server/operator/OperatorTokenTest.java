package dev.signet.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenTest {
  private final OperatorToken token = new OperatorToken("s3cret");

  @Test
  void theTokenOpens() {
    assertThat(token.isIn(Optional.of("Bearer s3cret"))).isTrue();
    assertThat(token.isIn(Optional.of("bearer  s3cret "))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "Bearer",
        "Bearer ",
        "Bearer s3cre",
        "Bearer s3cret2",
        "Basic s3cret",
        "Bearer S3CRET"
      })
  void nothingElseDoes(String header) {
    assertThat(token.isIn(Optional.of(header))).isFalse();
  }

  @Test
  void noHeaderIsNoToken() {
    assertThat(token.isIn(Optional.empty())).isFalse();
    assertThat(token.toString()).doesNotContain("s3cret");
  }
}
