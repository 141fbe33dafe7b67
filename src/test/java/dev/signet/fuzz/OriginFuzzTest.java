package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.message.Header;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.origin.OriginField;
import java.util.List;
import java.util.Optional;

/** A field about the origin of a signature says something or nothing, and never fails. */
class OriginFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void whatIsReadCanBeSaidAgain(byte[] octets) {
    Optional<SignatureOrigin> read = OriginField.read(Header.received(octets));

    read.ifPresent(
        origin ->
            assertThat(
                    OriginField.read(new Header(List.of(OriginField.of(origin, Optional.empty())))))
                .contains(origin));
  }
}
