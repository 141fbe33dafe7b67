package dev.signet.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  @Test
  void lowersCaseAndMapsToALabels() {
    assertThat(DomainName.of("Example.ORG").value()).isEqualTo("example.org");
    assertThat(DomainName.of("B\u00dcCHER.example"))
        .isEqualTo(DomainName.of("xn--bcher-kva.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "example.org.",
        ".example.org",
        "a..b",
        "-a.org",
        "a-.org",
        "a b.org",
        "a_b.org",
        "192.0.2.1",
        "[::1]",
        "ex\u0000ample.org",
        "a@b.org",
        "xn--\uD800.org",
        "example.org\n",
        "\u200d.org"
      })
  void refusesWhatIsNoDomain(String text) {
    assertThat(DomainName.parse(text)).isEmpty();
    assertThatThrownBy(() -> DomainName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("domain name");
  }

  @Test
  void refusesANameThatTheTwoIdnaVersionsMapDifferently() {
    assertThatThrownBy(() -> DomainName.of("stra\u00dfe.example")).hasMessageContaining("A-labels");
    assertThat(DomainName.of("xn--strae-oqa.example").value()).isEqualTo("xn--strae-oqa.example");
  }

  @Test
  void refusesLabelsAndNamesThatAreTooLong() {
    assertThat(DomainName.parse("a".repeat(63) + ".org")).isPresent();
    assertThat(DomainName.parse("a".repeat(64) + ".org")).isEmpty();
    assertThat(DomainName.parse("a.".repeat(126) + "b")).isPresent();
    assertThat(DomainName.parse("a.".repeat(127) + "b")).isEmpty();
    assertThat(DomainName.parse("a".repeat(1_000_000))).isEmpty();
  }
}
