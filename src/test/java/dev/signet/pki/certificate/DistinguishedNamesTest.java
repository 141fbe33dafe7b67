package dev.signet.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNamesTest {

  private static final X500Principal ALICE =
      new X500Principal("CN=Alice Aardvark, O=Alice Corp, C=US");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=Alice Aardvark, O=Alice Corp, C=US",
        "CN=Alice Aardvark,O=Alice Corp,C=US",
        "cn=alice  aardvark,o=ALICE CORP,c=us",
        "C=US;O=Alice Corp;CN=Alice Aardvark",
        "C=\"US\" O=\"Alice Corp\" CN=\"Alice Aardvark\"",
        "2.5.4.3=Alice Aardvark,O=Alice Corp,C=US"
      })
  void readsEverySpelling(String text) {
    assertThat(DistinguishedNames.parse(text)).contains(ALICE);
    assertThat(DistinguishedNames.matches(text, ALICE)).isTrue();
  }

  @Test
  void readsTheSpellingOfTheW3cTests() {
    assertThat(DistinguishedNames.parse("C=US;S=VA;O=Joe Corp;OU=Test;CN=Joe Doe"))
        .contains(new X500Principal("CN=Joe Doe,OU=Test,O=Joe Corp,ST=VA,C=US"));
  }

  @Test
  void matchesFromEitherEndButNeverPartly() {
    assertThat(DistinguishedNames.matches("C=US, O=Alice Corp, CN=Alice Aardvark", ALICE)).isTrue();
    assertThat(DistinguishedNames.matches("CN=Alice Aardvark, O=Alice Corp", ALICE)).isFalse();
    assertThat(DistinguishedNames.matches("CN=Alice Aardvark\\, O=Alice Corp, C=US", ALICE))
        .isFalse();
    assertThat(DistinguishedNames.matches("CN=Alice, O=Alice Corp, C=US", ALICE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "alice@example.org",
        "=",
        "CN",
        "CN=\"",
        "C=\"US\" O=",
        "CN=a,,",
        "#,=;\"",
        "1.=a",
        "CN=#zz"
      })
  void findsNothingInWhatIsNoName(String text) {
    assertThat(DistinguishedNames.parse(text)).isEmpty();
  }

  @Test
  void staysWithinBounds() {
    assertThat(DistinguishedNames.parse("CN=" + "a".repeat(5000))).isEmpty();
    assertThat(DistinguishedNames.parse("CN=a,".repeat(70) + "CN=b")).isEmpty();
  }

  @Test
  void neverThrowsWhateverItReads() {
    Random random = new Random(3);
    String alphabet = "CNO=,;\"\\+ #1.a\u00fc<>\u0000\n";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("CN=");
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(DistinguishedNames.parse(text.toString())).isNotNull();
    }
  }
}
