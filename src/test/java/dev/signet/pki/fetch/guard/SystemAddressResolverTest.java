package dev.signet.pki.fetch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SystemAddressResolverTest {

  @Test
  void findsThisMachine() throws UnknownHostException {
    try (SystemAddressResolver resolver = new SystemAddressResolver()) {
      assertThat(resolver.resolve("localhost", Duration.ofSeconds(10)))
          .allMatch(InetAddress::isLoopbackAddress)
          .isNotEmpty();
    }
  }

  @Test
  void givesUpWhenThereIsNoTime() {
    try (SystemAddressResolver resolver = new SystemAddressResolver()) {
      assertThatExceptionOfType(UnknownHostException.class)
          .isThrownBy(() -> resolver.resolve("name.invalid", Duration.ZERO))
          .withMessageContaining("name.invalid");
    }
  }

  @Test
  void keepsTheInterruptOfItsCaller() {
    try (SystemAddressResolver resolver = new SystemAddressResolver()) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(UnknownHostException.class)
          .isThrownBy(() -> resolver.resolve("name.invalid", Duration.ofSeconds(10)))
          .withMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
