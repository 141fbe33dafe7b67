package dev.signet.pki.fetch;

import static dev.signet.pki.fetch.DoorLab.failed;
import static dev.signet.pki.fetch.DoorLab.refused;
import static dev.signet.pki.fetch.DoorLab.text;
import static dev.signet.pki.fetch.ScriptedHost.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.fetch.guard.Exemption;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.HostsMap;
import dev.signet.pki.fetch.transfer.Trouble;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every redirect is judged as if its target had been asked for. */
class DoorRedirectsTest {

  private final DoorLab lab = new DoorLab();

  @AfterEach
  void closeDoors() {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsARedirect(int status) throws IOException {
    try (ScriptedHost there = ScriptedHost.serving("found");
        ScriptedHost here = ScriptedHost.saying(redirect(status, there.uri("/there.crl")))) {
      FetchResult result = lab.admitting(here, there).crl(here.uri("/a.crl"));
      assertThat(text(result)).isEqualTo("found");
      assertThat(result.uri()).isEqualTo(there.uri("/there.crl"));
    }
  }

  @Test
  void resolvesARelativeRedirect() throws IOException {
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) ->
                out.write(
                    ScriptedHost.octets(
                        request.startsWith("GET /a/b.crl ")
                            ? redirect(302, "../c.crl?d")
                            : ScriptedHost.ok("found"))))) {
      FetchResult result = lab.admitting(host).crl(host.uri("/a/b.crl"));
      assertThat(text(result)).isEqualTo("found");
      assertThat(result.uri()).isEqualTo(host.uri("/c.crl?d"));
    }
  }

  @Test
  void doesNotFollowToLoopback() throws IOException {
    try (ScriptedHost secret = ScriptedHost.serving("secret");
        ScriptedHost host = ScriptedHost.saying(redirect(302, secret.uri("/")))) {
      FetchResult result = lab.admitting(host).crl(host.uri("/a.crl"));
      assertThat(text(result)).startsWith(refused(GuardRule.ADDRESS)).contains("loopback");
      assertThat(result.uri()).isEqualTo(secret.uri("/"));
      assertThat(secret.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd,SCHEME",
    "ldap://example.org/cn=a,SCHEME",
    "jar:http://example.org/a.jar!/b,SCHEME",
    "http://user:secret@example.org/,USER_INFO",
    "http://example.org:25/,PORT",
    "http://169.254.169.254/latest/meta-data,ADDRESS",
    "http://[::1]/,ADDRESS",
    "//localhost/,HOST",
    "http://[broken/,REDIRECT",
    "http://exa mple.org/,REDIRECT",
    "mailto:someone@example.org,SCHEME",
  })
  void doesNotFollowWhereItWouldNotGo(String location, GuardRule rule) throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(redirect(302, location))) {
      assertThat(answered(host)).startsWith(refused(rule));
      assertThat(host.requests()).hasSize(1);
    }
  }

  @Test
  void looksUpTheTargetOfARedirectAndChecksItsAddress() throws IOException {
    lab.names.answer("inside.example.org", "192.168.0.1");
    try (ScriptedHost host = ScriptedHost.saying(redirect(302, "http://inside.example.org/"))) {
      assertThat(answered(host)).startsWith(refused(GuardRule.ADDRESS)).contains("192.168.0.1");
    }
  }

  @Test
  void sendsNothingThatARedirectSmuggles() throws IOException {
    String answer =
        "HTTP/1.1 302 Moved\r\nLocation: /b%0d%0aX-Smuggled:%20yes\r\nContent-Length: 0\r\n\r\n";
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) ->
                out.write(
                    ScriptedHost.octets(
                        request.startsWith("GET /a.crl ") ? answer : ScriptedHost.ok("x"))))) {
      assertThat(answered(host)).isEqualTo("x");
      assertThat(host.requests().get(1))
          .startsWith("GET /b%0d%0aX-Smuggled:%20yes HTTP/1.1\r\n")
          .doesNotContain("\r\nX-Smuggled");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b\rX-Smuggled: yes", "/b\tc", "/b\u0000c", "/b\\c", "/<b>"})
  void refusesALocationThatIsNoUri(String location) throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(redirect(302, location))) {
      assertThat(answered(host)).startsWith("refused by REDIRECT");
      assertThat(host.requests()).hasSize(1);
    }
  }

  @Test
  void refusesARedirectThatLeadsToTwoPlaces() throws IOException {
    String answer = redirect(302, "/b").replace("\r\n\r\n", "\r\nLocation: /c\r\n\r\n");
    try (ScriptedHost host = ScriptedHost.saying(answer)) {
      assertThat(answered(host)).startsWith(failed(Trouble.PROTOCOL)).contains("2 Location");
    }
  }

  @Test
  void refusesARedirectThatLeadsNowhere() throws IOException {
    try (ScriptedHost host =
        ScriptedHost.saying("HTTP/1.1 302 Moved\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(answered(host)).startsWith(failed(Trouble.PROTOCOL)).contains("0 Location");
    }
  }

  @Test
  void endsACircleAfterThreeRedirects() throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(redirect(302, "/a.crl"))) {
      assertThat(answered(host))
          .isEqualTo(refused(GuardRule.REDIRECT) + " more than 3 redirects one after another");
      assertThat(host.requests()).hasSize(4);
    }
  }

  @Test
  void countsRedirectsAgainstTheBudget() throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(redirect(302, "/a.crl"))) {
      FetchBudget budget = new FetchBudget(2, 1000, lab.clock.instant().plusSeconds(60));
      FetchRequest request = FetchRequest.crl(host.uri("/"));
      assertThat(text(lab.admitting(host).door().fetch(request, budget)))
          .startsWith(refused(GuardRule.BUDGET));
    }
  }

  @Test
  void doesNotTurnAPostIntoAGet() throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(redirect(302, "/b"))) {
      assertThat(text(posted(host.uri("/a"), host))).startsWith(refused(GuardRule.REDIRECT));
      assertThat(host.requests()).hasSize(1);
    }
  }

  @Test
  void repeatsAPostWhereTheServerSaysSo() throws IOException {
    try (ScriptedHost there = ScriptedHost.serving("found");
        ScriptedHost here = ScriptedHost.saying(redirect(307, there.uri("/b")))) {
      lab.admitting(here, there);
      FetchRequest request = FetchRequest.ocsp(here.uri("/a"), new byte[] {'x', 'y'});
      assertThat(text(lab.door().fetch(request, lab.budget()))).isEqualTo("found");
      assertThat(there.requests().get(0)).startsWith("POST /b ").endsWith("\r\n\r\nxy");
    }
  }

  /** First answer public, second one loopback: the second look-up must never happen. */
  @Test
  void looksUpANameOnlyOnceSoThatItCannotBeRebound() throws IOException {
    try (ScriptedHost secret = ScriptedHost.serving("secret")) {
      String name = "rebinding.example.org";
      lab.names.answer(name, "127.0.0.77");
      lab.names.answer(name, "127.0.0.1");
      lab.rules = openTo(secret.port(), "127.0.0.77");
      GuardedDoor door = lab.door();
      FetchRequest request =
          FetchRequest.crl(URI.create("http://" + name + ":" + secret.port() + "/"));
      assertThat(text(door.fetch(request, lab.budget()))).startsWith(failed(Trouble.CONNECTION));
      assertThat(lab.names.asked).containsExactly(name);
      assertThat(text(door.fetch(request, lab.budget()))).startsWith(refused(GuardRule.ADDRESS));
      assertThat(secret.requests()).isEmpty();
    }
  }

  private static FetchRules openTo(int port, String address) {
    return new FetchRules(
        Set.of("http"),
        Set.of(port),
        List.of(Exemption.of(address)),
        HostsMap.NONE,
        Optional.empty(),
        3);
  }

  private FetchResult posted(URI uri, ScriptedHost host) {
    FetchRequest request = FetchRequest.ocsp(uri, new byte[] {1});
    return lab.admitting(host).door().fetch(request, lab.budget());
  }

  private String answered(ScriptedHost host) {
    return text(lab.admitting(host).crl(host.uri("/a.crl")));
  }
}
