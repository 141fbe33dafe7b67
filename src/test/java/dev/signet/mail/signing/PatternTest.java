package dev.signet.mail.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.MailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {

  @Test
  void aGlobMatchesWhatTheSameRegularExpressionDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      String pattern = text(random, "ab*", 8);
      String text = text(random, "ab", 10);
      boolean expected = Pattern.matches(pattern.replace("*", ".*"), text);
      assertThat(new Glob(pattern).matches(text)).as("%s on %s", pattern, text).isEqualTo(expected);
    }
  }

  @Test
  void aGlobDoesNotExplode() {
    Glob evil = new Glob("*a".repeat(200) + "b");
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(evil.matches("a".repeat(20_000))).isFalse());
  }

  @Test
  void anAddressMatchesItsOwnPatternsAndNoOther() {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      String local = "u" + text(random, "abc", 5);
      String domain = "d" + text(random, "abc", 5) + ".example";
      MailAddress address = MailAddress.of(local + "@sub." + domain);
      Stream.of(
              address.toString(),
              "*@sub." + domain,
              "sub." + domain,
              "u*@sub." + domain,
              "*@*." + domain,
              "*@*.example")
          .forEach(p -> assertThat(AddressPattern.of(p).matches(address)).as(p).isTrue());
      Stream.of(
              local + "x@sub." + domain,
              "x*@sub." + domain,
              domain,
              "*@*.sub." + domain,
              "*@*.x" + domain,
              "sub." + domain + ".example")
          .forEach(p -> assertThat(AddressPattern.of(p).matches(address)).as(p).isFalse());
    }
  }

  @Test
  void theNarrowestComesFirst() {
    List<String> narrowFirst =
        List.of(
            "alice@mail.example.org",
            "a*@mail.example.org",
            "*@mail.example.org",
            "*@example.org",
            "bob@*.mail.example.org",
            "*@*.mail.example.org",
            "*@*.org");
    List<String> sorted =
        narrowFirst.stream()
            .sorted(java.util.Comparator.reverseOrder())
            .map(AddressPattern::of)
            .sorted(AddressPattern.NARROWEST_FIRST)
            .map(AddressPattern::toString)
            .toList();
    assertThat(sorted).isEqualTo(narrowFirst);
  }

  @Test
  void internationalDomainsCompareByTheirALabels() {
    assertThat(
            AddressPattern.of("*@b\u00fccher.example")
                .matches(MailAddress.of("a@xn--bcher-kva.example")))
        .isTrue();
  }

  @Test
  void quotesMeanTheirContent() {
    assertThat(
            AddressPattern.of("\"a b\"@example.org").matches(MailAddress.of("\"a b\"@example.org")))
        .isTrue();
    assertThat(
            AddressPattern.of("\"alice\"@example.org").matches(MailAddress.of("alice@example.org")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "*",
        "@example.org",
        "a@",
        "a@*",
        "a@*.",
        "a@*.*.org",
        "a@ex*.org",
        "a b@example.org",
        "\"*\"@example.org"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> AddressPattern.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(Random random, String alphabet, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
