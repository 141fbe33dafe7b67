package dev.signet.pki.fetch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final Duration SOON = Duration.ofSeconds(1);

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd,SCHEME",
    "ftp://example.org/a.crl,SCHEME",
    "jar:http://example.org/a.jar!/b,SCHEME",
    "gopher://example.org/,SCHEME",
    "data:text/plain;base64,SCHEME",
    "ldap://example.org/cn=a,SCHEME",
    "ldaps://example.org/cn=a,SCHEME",
    "a.crl,FORM",
    "//example.org/a.crl,FORM",
    "http:a.crl,HOST",
    "http:///a.crl,HOST",
    "http://user@example.org/a.crl,USER_INFO",
    "http://user:secret@example.org/a.crl,USER_INFO",
    "http://@example.org/a.crl,USER_INFO",
    "http://a_b@c_d/a.crl,USER_INFO",
    "http://example.org:22/a.crl,PORT",
    "http://example.org:8080/a.crl,PORT",
    "http://example.org:0/a.crl,PORT",
    "http://example.org:99999/a.crl,PORT",
    "http://localhost/a.crl,HOST",
    "http://LOCALHOST./a.crl,HOST",
    "http://a.localhost/a.crl,HOST",
    "http://printer.local/a.crl,HOST",
    "http://metadata.google.internal/a.crl,HOST",
    "http://nas.home.arpa/a.crl,HOST",
    "http://intranet/a.crl,HOST",
    "http://2130706433/a.crl,HOST",
    "http://127.1/a.crl,HOST",
    "http://0177.0.0.1/a.crl,HOST",
    "http://0x7f.0.0.1/a.crl,HOST",
    "http://0x7f000001/a.crl,HOST",
    "http://under_score.example.org/a.crl,HOST",
    "http://127.0.0.1/a.crl,ADDRESS",
    "http://169.254.169.254/latest/meta-data,ADDRESS",
    "http://[::1]/a.crl,ADDRESS",
    "http://[::ffff:127.0.0.1]/a.crl,ADDRESS",
    "http://[fe80::1%25eth0]/a.crl,HOST",
    "http://10.0.0.1/a.crl,ADDRESS",
  })
  void refusesByWhatIsWritten(String uri, GuardRule rule) {
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> strict().check(URI.create(uri)))
        .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule))
        .satisfies(refused -> assertThat(refused.because()).isNotBlank());
  }

  @Test
  void refusesAUriLongerThanServersAccept() {
    URI uri = URI.create("http://example.org/" + "a".repeat(TargetUri.MAX_CHARACTERS));
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> strict().check(uri))
        .withMessageContaining("longer than 8000");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org/a.crl,example.org:80",
    "HTTPS://EXAMPLE.org./a.crl,example.org:443",
    "http://example.org:443/a.crl,example.org:443",
    "http://1.1.1.1/a.crl,1.1.1.1:80",
  })
  void admitsWhatIsPublic(String uri, String server) throws RefusedByGuard {
    assertThat(strict().check(URI.create(uri)).server()).isEqualTo(server);
  }

  @Test
  void dropsTheFragment() throws RefusedByGuard {
    assertThat(strict().check(URI.create("http://example.org/a?b=c#d")).uri())
        .isEqualTo(URI.create("http://example.org/a?b=c"));
  }

  @Test
  void refusesANameThatLeadsToAPrivateAddress() {
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> admitted(FetchRules.STRICT, "http://example.org/", "10.1.2.3"))
        .withMessage("'example.org' is at 10.1.2.3: private, RFC 1918");
  }

  @Test
  void keepsOnlyThePublicAddressesOfAName() throws Exception {
    assertThat(admitted(FetchRules.STRICT, "http://example.org/", "127.0.0.1", "1.1.1.1", "::1"))
        .containsExactly(new InetSocketAddress("1.1.1.1", 80));
  }

  @Test
  void triesAFewAddressesOnly() throws Exception {
    String[] many = {"1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "1.1.1.5", "1.1.1.6"};
    assertThat(admitted(FetchRules.STRICT, "http://example.org/", many)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.1.2.3", "10.0.0.0/8", "10.1.2.3:80", "10.0.0.0/8:80", "example.org:80"})
  void admitsAnAddressByExemption(String exemption) throws Exception {
    FetchRules rules = FetchRules.STRICT.admitting(exemption);
    assertThat(admitted(rules, "http://example.org/", "10.1.2.3")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.1.2.4", "11.0.0.0/8", "10.1.2.3:8080", "example.com", "example.org:443"})
  void doesNotStretchAnExemption(String exemption) {
    FetchRules rules = FetchRules.STRICT.admitting(exemption);
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> admitted(rules, "http://example.org/", "10.1.2.3"));
  }

  @Test
  void opensAPortForTheExemptHostOnly() throws Exception {
    FetchRules rules = FetchRules.STRICT.admitting("crl.example.org:8080", "[::1]:8081");
    Guard guard = new Guard(rules, (name, within) -> List.of());
    assertThat(guard.check(URI.create("http://crl.example.org:8080/")).port()).isEqualTo(8080);
    assertThat(guard.check(URI.create("http://[::1]:8081/")).port()).isEqualTo(8081);
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> guard.check(URI.create("http://other.example.org:8080/")))
        .withMessageContaining("port 8080");
  }

  @Test
  void admitsALocalNameByExemption() throws Exception {
    FetchRules rules = FetchRules.STRICT.admitting("pki.local");
    assertThat(admitted(rules, "http://pki.local/", "192.168.0.5")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/99", "exa mple:80", "example.org:", "example.org:0", "a:99999"})
  void refusesAnExemptionThatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Exemption.of(text));
  }

  @Test
  void findsMappedHostsWithoutLookingUp() throws Exception {
    InetSocketAddress here = new InetSocketAddress("127.0.0.1", 12345);
    FetchRules rules =
        FetchRules.STRICT.withHosts(HostsMap.only(Map.of("Betty.test", here, "a.test:81", here)));
    assertThat(admitted(rules, "http://betty.test/")).containsExactly(here);
    assertThat(admitted(rules, "http://a.test:81/")).containsExactly(here);
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> admitted(rules, "http://a.test/", "1.1.1.1"))
        .withMessageContaining("not in the hosts map");
  }

  @Test
  void judgesNamesAndLiteralsButNoAddressesBehindAProxy() throws Exception {
    InetSocketAddress proxy = new InetSocketAddress("10.0.0.1", 3128);
    FetchRules rules = FetchRules.STRICT.through(proxy);
    assertThat(admitted(rules, "http://example.org/")).containsExactly(proxy);
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> admitted(rules, "http://10.0.0.9/"));
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> admitted(rules, "http://localhost/"));
  }

  @Test
  void admitsLdapOnlyWhenSwitchedOn() throws Exception {
    FetchRules rules = FetchRules.STRICT.withLdap();
    assertThat(admitted(rules, "ldap://example.org/cn=a", "1.1.1.1"))
        .containsExactly(new InetSocketAddress("1.1.1.1", 389));
    assertThat(admitted(rules, "ldaps://example.org/cn=a", "1.1.1.1"))
        .containsExactly(new InetSocketAddress("1.1.1.1", 636));
  }

  @Test
  void leavesUnknownNamesUnknown() {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> admitted(FetchRules.STRICT, "http://example.org/"));
  }

  private static Guard strict() {
    return new Guard(
        FetchRules.STRICT,
        (name, within) -> {
          throw new AssertionError("nothing is to be looked up");
        });
  }

  private static List<InetSocketAddress> admitted(FetchRules rules, String uri, String... addresses)
      throws Exception {
    List<InetAddress> answer =
        List.of(addresses).stream().map(a -> AddressLiteral.parse(a).orElseThrow()).toList();
    Guard guard = new Guard(rules, (name, within) -> answer);
    return guard.admit(guard.check(URI.create(uri)), SOON).addresses();
  }
}
