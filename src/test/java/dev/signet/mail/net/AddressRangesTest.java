package dev.signet.mail.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRangesTest {
  private final AddressRanges ranges =
      AddressRanges.of(List.of("127.0.0.0/8", "192.0.2.7", "2001:db8::/33", "unix"));

  @Test
  void hasWhatLiesInARange() {
    assertThat(List.of("127.9.8.7", "192.0.2.7", "2001:db8:7fff::1", "unix")).allMatch(ranges::has);
  }

  @Test
  void hasNothingElse() {
    assertThat(List.of("128.0.0.1", "192.0.2.6", "2001:db8:8000::", "::1", "unknown", "localhost"))
        .noneMatch(ranges::has);
    assertThat(AddressRanges.NONE.has("unix")).isFalse();
  }

  @Test
  void refusesWhatIsNoRange() {
    for (String wrong : List.of("localhost", "127.0.0.0/33", "1.2.3", "::1/129", "999.1.1.1", "")) {
      assertThatThrownBy(() -> AddressRanges.of(List.of(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
