package dev.signet.pki.fetch;

import static dev.signet.pki.fetch.DoorLab.failed;
import static dev.signet.pki.fetch.DoorLab.refused;
import static dev.signet.pki.fetch.DoorLab.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.HostsMap;
import dev.signet.pki.fetch.transfer.Trouble;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other ways than straight to the address of a name: the hosts map, a proxy, TLS. */
class DoorRoutesTest {

  private final DoorLab lab = new DoorLab();
  private final TestAuthority authority = TestAuthority.root("TLS");

  @AfterEach
  void closeDoors() {
    lab.close();
  }

  @Test
  void servesAMappedHostUnderItsOwnName() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("recorded")) {
      mapped("betty.test:80", host);
      assertThat(text(lab.crl("http://Betty.test/a.crl"))).isEqualTo("recorded");
      assertThat(host.requests().get(0))
          .startsWith("GET /a.crl HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nHost: betty.test\r\n");
      assertThat(lab.names.asked).isEmpty();
    }
  }

  @Test
  void followsARedirectBetweenMappedHosts() throws IOException {
    try (ScriptedHost two = ScriptedHost.serving("recorded");
        ScriptedHost one = ScriptedHost.saying(ScriptedHost.redirect(301, "http://two.test/"))) {
      Map<String, InetSocketAddress> hosts =
          Map.of("one.test", one.address(), "two.test", two.address());
      lab.rules = FetchRules.STRICT.withHosts(HostsMap.only(hosts));
      assertThat(text(lab.crl("http://one.test/"))).isEqualTo("recorded");
    }
  }

  @Test
  void leavesAnExclusiveMapToNobody() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("recorded")) {
      mapped("betty.test", host);
      assertThat(text(lab.crl("http://other.test/"))).startsWith(refused(GuardRule.HOST));
      assertThat(text(lab.crl("http://1.1.1.1/"))).startsWith(refused(GuardRule.HOST));
    }
  }

  @Test
  void goesThroughTheProxyWithoutLookingUpTheName() throws IOException {
    try (ScriptedHost proxy = ScriptedHost.serving("through the proxy")) {
      lab.rules = FetchRules.STRICT.through(proxy.address());
      assertThat(text(lab.crl("http://crl.example.org/a.crl"))).isEqualTo("through the proxy");
      assertThat(proxy.requests().get(0))
          .startsWith("GET http://crl.example.org/a.crl HTTP/1.1\r\n")
          .contains("\r\nHost: crl.example.org\r\n")
          .doesNotContainIgnoringCase("authorization");
      assertThat(lab.names.asked).isEmpty();
    }
  }

  @Test
  void refusesLiteralsAndLocalNamesBehindTheProxyToo() throws IOException {
    try (ScriptedHost proxy = ScriptedHost.serving("secret")) {
      lab.rules = FetchRules.STRICT.through(proxy.address());
      assertThat(text(lab.crl("http://10.0.0.1/"))).startsWith(refused(GuardRule.ADDRESS));
      assertThat(text(lab.crl("http://localhost/"))).startsWith(refused(GuardRule.HOST));
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void looksUpANamedProxyAtWhateverAddress() throws IOException {
    try (ScriptedHost proxy = ScriptedHost.serving("through the proxy")) {
      lab.names.answer("proxy.intra.example", "127.0.0.1");
      lab.rules =
          FetchRules.STRICT.through(
              InetSocketAddress.createUnresolved("proxy.intra.example", proxy.port()));
      assertThat(text(lab.crl("http://crl.example.org/"))).isEqualTo("through the proxy");
    }
  }

  @Test
  void tunnelsTlsThroughTheProxy() throws IOException {
    try (ScriptedHost proxy = ScriptedHost.saying("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")) {
      lab.rules = FetchRules.STRICT.through(proxy.address());
      assertThat(text(lab.crl("https://crl.example.org/"))).startsWith("failed by ");
      assertThat(proxy.requests().get(0)).startsWith("CONNECT crl.example.org:443 HTTP/1.1\r\n");
    }
  }

  @Test
  void checksTheCertificateForTheNameOfTheUri() throws IOException {
    try (ScriptedHost host = secure("crl.test")) {
      mapped("crl.test", host);
      assertThat(text(lab.crl("https://crl.test/"))).isEqualTo("over TLS");
    }
  }

  @Test
  void refusesACertificateForAnotherName() throws IOException {
    try (ScriptedHost host = secure("other.test")) {
      mapped("crl.test", host);
      assertThat(text(lab.crl("https://crl.test/"))).startsWith(failed(Trouble.TLS));
      assertThat(host.requests()).isEmpty();
    }
  }

  @Test
  void refusesACertificateOfAnUnknownAuthority() throws IOException {
    try (ScriptedHost host = secure("crl.test")) {
      mapped("crl.test", host);
      lab.tls = Optional.of(TestTls.trusting(TestAuthority.root("Another").certificate()));
      assertThat(text(lab.crl("https://crl.test/"))).startsWith(failed(Trouble.TLS));
    }
  }

  private void mapped(String name, ScriptedHost host) {
    lab.rules = FetchRules.STRICT.withHosts(HostsMap.only(Map.of(name, host.address())));
  }

  private ScriptedHost secure(String name) throws IOException {
    Issued server = authority.issue(spec -> spec.subject("CN=" + name).dns(name));
    ServerSocket listening =
        TestTls.serving(server)
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    lab.tls = Optional.of(TestTls.trusting(authority.certificate()));
    return ScriptedHost.with(
        listening, (request, out) -> out.write(ScriptedHost.octets(ScriptedHost.ok("over TLS"))));
  }
}
