package dev.signet.pki.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.revocation.RevocationStatus;
import java.util.function.Consumer;

/** Checks of a status. */
final class Says {

  private Says() {}

  static Consumer<RevocationStatus> good() {
    return status -> assertThat(status).isInstanceOf(RevocationStatus.Good.class);
  }

  /** Unknown, and one of the reasons has these words. */
  static Consumer<RevocationStatus> unknown(String words) {
    return status ->
        assertThat(status)
            .isInstanceOfSatisfying(
                RevocationStatus.Unknown.class,
                unknown ->
                    assertThat(unknown.because()).anySatisfy(b -> assertThat(b).contains(words)));
  }
}
