package dev.signet.pki.fetch.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,unspecified",
    "0.1.2.3,unspecified",
    "10.0.0.1,private",
    "10.255.255.255,private",
    "100.64.0.1,carriers",
    "100.127.255.255,carriers",
    "100.100.100.200,metadata",
    "127.0.0.1,loopback",
    "127.255.255.254,loopback",
    "168.63.129.16,metadata",
    "169.254.0.1,link-local",
    "169.254.169.254,metadata",
    "172.16.0.1,private",
    "172.31.255.255,private",
    "192.0.0.192,protocol assignments",
    "192.0.2.1,documentation",
    "192.88.99.1,6to4",
    "192.168.1.1,private",
    "198.19.255.255,benchmarks",
    "198.51.100.1,documentation",
    "203.0.113.1,documentation",
    "224.0.0.1,multicast",
    "239.255.255.255,multicast",
    "240.0.0.1,reserved",
    "255.255.255.255,broadcast",
    "::,unspecified",
    "::1,loopback",
    "::8.8.8.8,embedded",
    "::ffff:10.0.0.1,private",
    "::ffff:0:8.8.8.8,embedded",
    "64:ff9b::10.0.0.1,translated",
    "64:ff9b::169.254.169.254,metadata",
    "64:ff9b:1::8.8.8.8,translation",
    "100::1,discarded",
    "2001::1,Teredo",
    "2001:10::1,protocol assignments",
    "2001:db8::1,documentation",
    "2002:7f00:1::,6to4",
    "2002:808:808::,6to4",
    "3fff::1,documentation",
    "4000::1,not global",
    "fc00::1,unique local",
    "fd00:ec2::254,metadata",
    "fe80::1,link-local",
    "febf::1,link-local",
    "fec0::1,site-local",
    "ff02::1,multicast",
  })
  void refuses(String address, String because) {
    assertThat(AddressRules.objection(read(address)))
        .hasValueSatisfying(what -> assertThat(what).contains(because));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1111",
        "2a00::1",
        "64:ff9b::8.8.8.8",
      })
  void admitsPublicAddressesBesideTheRanges(String address) {
    assertThat(AddressRules.objection(read(address))).isEmpty();
  }

  @Test
  void seesThroughAnAddressThatIsMappedIntoIpv6() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;
    assertThat(AddressRules.objection(Inet6Address.getByAddress("evil", mapped, 0))).isPresent();
    assertThat(AddressRules.objection(InetAddress.getByAddress(mapped))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0/8",
        "010.0.0.1",
        "0x7f.0.0.1",
        "256.1.1.1",
        "fe80::1%eth0",
        "fc00::/129",
        "example.org",
        "10.0.0.0/",
        "",
      })
  void readsNoRangeWhereThereIsNone(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void comparesPrefixesBitByBit() {
    AddressRange range = AddressRange.of("172.16.0.0/12");
    assertThat(range.contains(read("172.31.0.1"))).isTrue();
    assertThat(range.contains(read("172.32.0.1"))).isFalse();
    assertThat(range.contains(read("::1"))).isFalse();
    assertThat(AddressRange.of("0.0.0.0/0").contains(read("8.8.8.8"))).isTrue();
    assertThat(AddressRange.of("10.1.2.3").contains(read("10.1.2.4"))).isFalse();
  }

  private static InetAddress read(String literal) {
    return AddressLiteral.parse(literal).orElseThrow();
  }
}
