package dev.signet.xkms.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMIME | alice@example.org | alice@EXAMPLE.Org",
        "PGP | \"alice\"@example.org | alice@example.org",
        "SMIME | a@b\u00fccher.example | a@xn--bcher-kva.example",
        "TLS_HTTPS | WWW.example.org | www.example.org.",
        "TLS_HTTPS | *.Example.org | *.example.org",
        "TLS_SMTP | b\u00fccher.example | XN--BCHER-KVA.example",
        "SIGNET_DOMAIN | Example.ORG | example.org",
        "IPSEC | 2001:DB8:0:0:0:0:0:1 | 2001:db8::1",
        "IPSEC | ::ffff:192.0.2.1 | 192.0.2.1",
        "PKIX | CN=Joe Doe,OU=Test,O=Joe Corp,ST=VA,C=US | CN=Joe  Doe, OU=test, O=JOE CORP, ST=VA, C=US",
        "PKIX | C=US;S=VA;O=Joe Corp;OU=Test;CN=Joe Doe | C=\"US\" ST=\"VA\" O=\"Joe Corp\" OU=\"Test\" CN=\"Joe Doe\"",
        "XKMS | http://a.example/Xkms | http://a.example/Xkms",
        "SMIME | not an address | not an address",
      })
  void isTheSame(Application application, String one, String other) {
    assertThat(
            IdentifierRule.same(UseKeyWith.of(application, one), UseKeyWith.of(application, other)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMIME | alice@example.org | Alice@example.org",
        "SMIME | alice@example.org | alice@example.org.evil.example",
        "SMIME | not an address | Not an address",
        "TLS_HTTPS | example.org | www.example.org",
        "TLS_HTTPS | *.example.org | www.example.org",
        "TLS_HTTPS | example.org | example.org..",
        "IPSEC | 192.0.2.1 | 192.0.2.10",
        "IPSEC | 192.0.2.1 | 192.0.2.01",
        "IPSEC | 192.0.2.1 | 192.0.513",
        "IPSEC | 127.0.0.1 | localhost",
        "IPSEC | fe80::1 | fe80::1%lo",
        "PKIX | CN=Joe,O=Corp | O=Other,CN=Joe",
        "XKMS | http://a.example/Xkms | http://A.example/Xkms",
        "TLS | https://a.example/ | https://A.example/",
      })
  void isDifferent(Application application, String one, String other) {
    assertThat(
            IdentifierRule.same(UseKeyWith.of(application, one), UseKeyWith.of(application, other)))
        .isFalse();
  }

  @Test
  void theSameNameInAnotherApplicationIsAnotherName() {
    assertThat(
            IdentifierRule.same(
                UseKeyWith.of(Application.SMIME, "a@example.org"),
                UseKeyWith.of(Application.PGP, "a@example.org")))
        .isFalse();
  }

  @Test
  void nulAndControlCharactersAreText() {
    for (Application application : Application.values()) {
      UseKeyWith odd = UseKeyWith.of(application, "a\0\u0007@example.org");
      assertThat(IdentifierRule.key(odd))
          .as(application.name())
          .isEqualTo("text:a\0\u0007@example.org");
    }
  }

  /**
   * Whatever could ask a name server: with one there would be a wait, and without one an exception.
   */
  @Test
  void noNameIsLookedUp() {
    for (String name :
        new String[] {
          "localhost", "1", "0x7f.1", "a:b", "[::1]", "::1%lo", "::1.2.3.example", "127.1"
        }) {
      assertThat(IdentifierRule.key(UseKeyWith.of(Application.IPSEC, name)))
          .isEqualTo("text:" + name);
    }
  }
}
