package dev.signet.mail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @Test
  void containsWhatHasItsPrefix() {
    Network network = Network.of("192.0.2.128/25");
    assertThat(network.contains(address("192.0.2.128"))).isTrue();
    assertThat(network.contains(address("192.0.2.255"))).isTrue();
    assertThat(network.contains(address("192.0.2.127"))).isFalse();
    assertThat(Network.of("2001:db8::/32").contains(address("2001:db8:1::1"))).isTrue();
    assertThat(Network.of("::/0").contains(address("192.0.2.1"))).isFalse();
    assertThat(Network.of("0.0.0.0/0").contains(address("192.0.2.1"))).isTrue();
    assertThat(Network.of("::1").bits()).isEqualTo(128);
  }

  @Test
  void agreesWithArithmeticOnWholeNumbers() throws Exception {
    Random random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      byte[] one = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(one);
      int most = one.length * 8;
      int bits = random.nextInt(most + 1);
      byte[] prefix = shifted(one, bits);
      byte[] other = one.clone();
      int flipped = random.nextInt(most);
      other[flipped / 8] ^= (byte) (0x80 >> flipped % 8);
      Network network = Network.of(InetAddress.getByAddress(prefix).getHostAddress() + "/" + bits);
      assertThat(network.contains(InetAddress.getByAddress(one))).isTrue();
      assertThat(network.contains(InetAddress.getByAddress(other))).isEqualTo(flipped >= bits);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "localhost/8",
        "1.2.3",
        "1.2.3.4/33",
        "::/129",
        "1.2.3.4/",
        "1.2.3.4/x",
        "1.2.3.4/24",
        "",
        "256.1.1.1",
        "1:2",
        "fe80::1%eth0"
      })
  void refusesWhatIsNoNetworkAndSaysWhy(String text) {
    assertThatThrownBy(() -> Network.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is not a network: ");
  }

  private static byte[] shifted(byte[] octets, int bits) {
    int most = octets.length * 8;
    BigInteger kept = new BigInteger(1, octets).shiftRight(most - bits).shiftLeft(most - bits);
    byte[] prefix = new byte[octets.length];
    for (int i = 0; i < prefix.length; i++) {
      prefix[prefix.length - 1 - i] = kept.shiftRight(8 * i).byteValue();
    }
    return prefix;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
