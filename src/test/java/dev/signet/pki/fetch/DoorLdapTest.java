package dev.signet.pki.fetch;

import static dev.signet.pki.fetch.DoorLab.failed;
import static dev.signet.pki.fetch.DoorLab.refused;
import static dev.signet.pki.fetch.DoorLab.text;
import static dev.signet.pki.fetch.ScriptedDirectory.done;
import static dev.signet.pki.fetch.ScriptedDirectory.entry;
import static dev.signet.pki.fetch.ScriptedDirectory.joined;
import static dev.signet.pki.fetch.ScriptedHost.octets;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that lead to directories. */
@Timeout(30)
class DoorLdapTest {

  private static final byte[] ONE = {0x30, 2, 5, 0};
  private static final byte[] TWO = {0x30, 3, 1, 1, 0};

  private final DoorLab lab = new DoorLab();

  @AfterEach
  void closeDoors() {
    lab.close();
  }

  @Test
  void isClosedUnlessSwitchedOn() throws IOException {
    try (ScriptedDirectory directory = ScriptedDirectory.saying(done(0))) {
      lab.rules = FetchRules.STRICT.admitting(directory.authority());
      assertThat(text(lab.crl("ldap://" + directory.authority() + "/cn=a")))
          .isEqualTo(refused(GuardRule.SCHEME) + " scheme 'ldap' is not allowed");
      assertThat(directory.requests).isEmpty();
    }
  }

  @Test
  void judgesTheAddressAsOverHttp() {
    lab.rules = FetchRules.STRICT.withLdap();
    lab.names.answer("inside.example.org", "10.0.0.1");
    assertThat(text(lab.crl("ldap://127.0.0.1/cn=a"))).startsWith(refused(GuardRule.ADDRESS));
    assertThat(text(lab.crl("ldap://inside.example.org/cn=a")))
        .startsWith(refused(GuardRule.ADDRESS));
    assertThat(text(lab.crl("ldap:///cn=a"))).startsWith(refused(GuardRule.HOST));
  }

  @Test
  void bringsCertificatesOneBehindTheOther() throws IOException {
    byte[] first = entry("cACertificate;binary", ONE, TWO);
    byte[] second = entry("userCertificate", ONE);
    try (ScriptedDirectory directory = ScriptedDirectory.saying(first, second, done(0))) {
      assertThat(certificates(directory, "/cn=a??sub")).isEqualTo(latin(joined(ONE, TWO, ONE)));
    }
  }

  @Test
  void takesACrossCertificatePairApart() throws IOException {
    byte[] pair =
        joined(new byte[] {0x30, 13, (byte) 0xa0, 4}, ONE, new byte[] {(byte) 0xa1, 5}, TWO);
    try (ScriptedDirectory directory =
        ScriptedDirectory.saying(entry("crossCertificatePair;binary", pair), done(0))) {
      assertThat(certificates(directory, "/cn=a")).isEqualTo(latin(joined(ONE, TWO)));
    }
  }

  @Test
  void bringsTheFirstRevocationList() throws IOException {
    byte[] lists = entry("certificateRevocationList;binary", ONE, TWO);
    try (ScriptedDirectory directory = ScriptedDirectory.saying(lists, done(0))) {
      assertThat(crl(directory, "/cn=a")).isEqualTo(latin(ONE));
    }
  }

  @Test
  void asksForWhatTheUrlNamesAndBindsNobody() throws IOException {
    try (ScriptedDirectory directory =
        ScriptedDirectory.saying(entry("cACertificate", ONE), done(0))) {
      certificates(directory, "/cn=A%20B,o=C+D?cACertificate;binary?one?(objectClass=pkiCA)");
      assertThat(directory.requests).hasSize(1);
      assertThat(latin(directory.requests.get(0)))
          .contains("cn=A B,o=C+D", "cACertificate;binary", "objectClass", "pkiCA")
          .startsWith("\2\1\1\u0063");
    }
  }

  @Test
  void followsNoReferral() throws IOException {
    try (ScriptedDirectory secret = ScriptedDirectory.saying(done(0));
        ScriptedDirectory directory =
            ScriptedDirectory.saying(
                ScriptedDirectory.reference("ldap://" + secret.authority() + "/"),
                entry("cACertificate", ONE),
                done(0))) {
      assertThat(certificates(directory, "/cn=a")).isEqualTo(latin(ONE));
      assertThat(secret.requests).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0,ABSENT", "10,ABSENT", "32,ABSENT", "50,ABSENT", "51,OVERLOADED", "52,OVERLOADED"})
  void saysWhyThereIsNothing(int code, Trouble trouble) throws IOException {
    try (ScriptedDirectory directory = ScriptedDirectory.saying(done(code))) {
      assertThat(crl(directory, "/cn=a")).startsWith(failed(trouble));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cn=a?userPassword",
        "/cn=a?*",
        "/cn=a?cACertificate,userPassword",
        "/cn=a??everywhere",
        "/cn=a???(%26(a=b)(c=d))",
        "/cn=a???(a=b*c)",
        "/cn=a???%28a=b",
        "/cn=a????!bindname=cn=b",
      })
  void refusesAUrlThatAsksForMore(String path) throws IOException {
    try (ScriptedDirectory directory = ScriptedDirectory.saying(done(0))) {
      assertThat(certificates(directory, path)).startsWith(refused(GuardRule.FORM));
      assertThat(directory.requests).isEmpty();
    }
  }

  @Test
  void asksNoDirectoryForOcsp() throws IOException {
    try (ScriptedDirectory directory = ScriptedDirectory.saying(done(0))) {
      FetchRequest request = FetchRequest.ocsp(uri(directory, "/cn=a"), new byte[] {1});
      assertThat(text(door(directory).fetch(request, lab.budget())))
          .isEqualTo(refused(GuardRule.SCHEME) + " OCSP goes over HTTP");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad\r\n\r\n",
        "0\u0080\0\0",
        "0\u0085\0\0\0\0\1x",
        "0\3\2\1\1",
        "0\5\2\1\1e\0",
        "0\7\2\1\1e\2\n\0",
        "0\5\2\1\1d\5",
      })
  void refusesWhatIsNotLdap(String answer) throws IOException {
    try (ScriptedDirectory directory = ScriptedDirectory.saying(octets(answer))) {
      assertThat(crl(directory, "/cn=a")).startsWith(failed(Trouble.PROTOCOL));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0\u0084\0\0", "0\50\2\1\1"})
  void noticesAnAnswerThatBreaksOff(String answer) throws IOException {
    try (ScriptedDirectory directory = ScriptedDirectory.saying(octets(answer))) {
      assertThat(crl(directory, "/cn=a")).startsWith(failed(Trouble.CONNECTION));
    }
  }

  @Test
  void refusesAMessageThatIsTooLargeByItsLength() throws IOException {
    try (ScriptedDirectory directory = ScriptedDirectory.saying(octets("0\u0084\u007f\0\0\0"))) {
      assertThat(crl(directory, "/cn=a"))
          .isEqualTo(failed(Trouble.TOO_LARGE) + " more came than the accepted 1000 octets");
    }
  }

  @Test
  void refusesAValueThatIsTooLarge() throws IOException {
    byte[] large = entry("certificateRevocationList", new byte[1001]);
    try (ScriptedDirectory directory = ScriptedDirectory.saying(large, done(0))) {
      assertThat(crl(directory, "/cn=a")).startsWith(failed(Trouble.TOO_LARGE));
    }
  }

  @Test
  void endsAnEndlessRowOfReferrals() throws IOException {
    byte[] reference = ScriptedDirectory.reference("ldap://" + "a".repeat(900) + "/");
    try (ScriptedDirectory directory =
        ScriptedDirectory.with(
            out -> {
              while (true) {
                out.write(reference);
              }
            })) {
      assertThat(crl(directory, "/cn=a")).startsWith(failed(Trouble.TOO_LARGE));
    }
  }

  @Test
  void endsATricklingAnswer() throws IOException {
    lab.limits = lab.limits.withEach(new FetchLimits.Limit(1000, Duration.ofMillis(300)));
    byte[] answer = entry("certificateRevocationList", new byte[900]);
    try (ScriptedDirectory directory =
        ScriptedDirectory.with(
            out -> {
              for (byte octet : answer) {
                out.write(octet);
                Thread.sleep(5);
              }
            })) {
      assertThat(crl(directory, "/cn=a"))
          .isEqualTo(failed(Trouble.TIMEOUT) + " not finished within 300 ms");
    }
  }

  @Test
  void stopsWhenTheOctetsOfTheBudgetAreUsedUp() throws IOException {
    byte[] list = entry("certificateRevocationList", new byte[900]);
    try (ScriptedDirectory directory = ScriptedDirectory.saying(list, done(0))) {
      FetchBudget budget = new FetchBudget(1, 500, lab.clock.instant().plusSeconds(60));
      FetchRequest request = FetchRequest.crl(uri(directory, "/cn=a"));
      assertThat(text(door(directory).fetch(request, budget)))
          .startsWith(refused(GuardRule.BUDGET));
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    ScriptedDirectory directory = ScriptedDirectory.saying(done(0));
    directory.close();
    assertThat(crl(directory, "/cn=a")).isEqualTo(failed(Trouble.CONNECTION) + " no connection");
  }

  @ParameterizedTest
  @CsvSource({"directory.test,true", "other.test,false"})
  void checksTheNameOverTls(String name, boolean accepted) throws IOException {
    TestAuthority authority = TestAuthority.root("TLS");
    Issued server = authority.issue(spec -> spec.subject("CN=" + name).dns(name));
    ServerSocket listening =
        TestTls.serving(server)
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    byte[] answer = joined(entry("cACertificate", ONE), done(0));
    try (ScriptedDirectory directory = new ScriptedDirectory(listening, out -> out.write(answer))) {
      InetSocketAddress here =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), directory.port());
      lab.tls = Optional.of(TestTls.trusting(authority.certificate()));
      lab.rules =
          FetchRules.STRICT.withLdap().withHosts(HostsMap.only(Map.of("directory.test", here)));
      FetchRequest request = FetchRequest.certificates(URI.create("ldaps://directory.test/cn=a"));
      assertThat(text(lab.door().fetch(request, lab.budget())))
          .startsWith(accepted ? latin(ONE) : failed(Trouble.TLS));
    }
  }

  private String crl(ScriptedDirectory directory, String path) {
    return text(door(directory).fetch(FetchRequest.crl(uri(directory, path)), lab.budget()));
  }

  private String certificates(ScriptedDirectory directory, String path) {
    FetchRequest request = FetchRequest.certificates(uri(directory, path));
    return text(door(directory).fetch(request, lab.budget()));
  }

  private GuardedDoor door(ScriptedDirectory directory) {
    lab.rules = FetchRules.STRICT.withLdap().admitting(directory.authority());
    return lab.door();
  }

  private static URI uri(ScriptedDirectory directory, String path) {
    return URI.create("ldap://" + directory.authority() + path);
  }

  private static String latin(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
