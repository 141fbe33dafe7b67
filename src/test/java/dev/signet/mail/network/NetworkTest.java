package dev.signet.mail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private final PublicAddresses nothingListed = new PublicAddresses(List.of());

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
      Network network =
          Network.of(InetAddress.getByAddress(prefix).getHostAddress() + "/" + bits);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.19.0.1",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2001:0:1::",
        "64:ff9b::7f00:1",
        "::ffff:127.0.0.1"
      })
  void strangersMayNotSendUsThere(String text) {
    assertThat(nothingListed.permits(address(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00::1"})
  void thePublicInternetIsOpen(String text) {
    assertThat(nothingListed.permits(address(text))).isTrue();
  }

  @Test
  void anAdministratorMayListMore() {
    PublicAddresses listed = new PublicAddresses(List.of(Network.of("10.1.0.0/16")));
    assertThat(listed.permits(address("10.1.2.3"))).isTrue();
    assertThat(listed.permits(address("10.2.2.3"))).isFalse();
  }

  private static byte[] shifted(byte[] octets, int bits) {
    int most = octets.length * 8;
    BigInteger kept =
        new BigInteger(1, octets).shiftRight(most - bits).shiftLeft(most - bits);
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
