package dev.signet.mail.edge.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedResultsTest {
  private static final ForgedResults SCREEN =
      new ForgedResults(
          Set.of("edge.example.net", "b\u00fccher.example"), Set.of("partner.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authentication-Results: edge.example.net; smime=pass",
        "authentication-results: EDGE.Example.NET; dkim=pass header.d=x.example",
        "Authentication-Results : edge.example.net; none",
        "Authentication-Results:edge.example.net.; smime=pass",
        "Authentication-Results:\r\n\tedge.example.net;\r\n smime=pass",
        "Authentication-Results: (x (y\\) z)) edge.example.net (v) 1 ; smime=pass",
        "Authentication-Results: \"edge.example.net\"; smime=pass",
        "Authentication-Results: \"ed\\ge.example.net\" 1; smime=pass",
        "Authentication-Results: edge(x).example.net; smime=pass",
        "Authentication-Results: edge\\.example.net; spf=pass",
        "Authentication-Results: edge.example.net smime=pass",
        "Authentication-Results: edge.example.net",
        "Authentication-Results: edge.example.net (; smime=pass",
        "Authentication-Results: \"edge.example.net; smime=pass",
        "Authentication-Results: other.example edge.example.net; spf=pass",
        "Authentication-Results: B\u00dcCHER.example; smime=pass",
        "Authentication-Results: xn--bcher-kva.example; smime=pass",
        "Authentication-Results: smime=pass",
        "Authentication-Results: ; smime=pass",
        "Authentication-Results: other.example; smime=pass",
        "Authentication-Results: other.example; SMIME (x) / (y) 1 = pass",
        "Authentication-Results: other.example; spf=pass (; smime=pass"
      })
  void whatMightBeTakenForOursIsGone(String field) {
    assertThat(after(field)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authentication-Results: other.example; dkim=pass header.d=edge.example.net",
        "Authentication-Results: notedge.example.net; spf=pass",
        "Authentication-Results: partner.example; smime=pass body.smime-part=2",
        "Authentication-Results: other.example; dkim=pass (smime=pass) reason=\"smime=pass\"",
        "Authentication-Results: other.example; x=pass body.smime-part=2 x-smime=y",
        "ARC-Authentication-Results: i=1; edge.example.net; smime=pass",
        "X-Authentication-Results: edge.example.net; smime=pass",
        "Subject: edge.example.net; smime=pass"
      })
  void whatOthersSayOfOthersStaysAsItIs(String field) {
    assertThat(after(field)).containsExactly(field(field));
  }

  @Test
  void onlyTheClauseGoesWhereThereAreOthers() {
    assertThat(
            after(
                "Authentication-Results: other.example 1;\r\n spf=pass (a;b) smtp.mailfrom=x;"
                    + "\r\n smime=pass body.smime-part=2; dkim=fail reason=\"a;b\""))
        .containsExactly(
            field(
                "Authentication-Results: other.example 1; spf=pass (a;b) smtp.mailfrom=x;"
                    + "\r\n dkim=fail reason=\"a;b\""));
  }

  @Test
  void aClauseThatHidesAnotherGoesWithIt() {
    assertThat(after("Authentication-Results: other.example; dkim=pass smime=pass; spf=pass"))
        .containsExactly(field("Authentication-Results: other.example; spf=pass"));
  }

  @Test
  void theRestOfTheHeaderKeepsItsOrder() {
    Header header =
        new Header(
            List.of(
                field("Received: a"),
                field("Authentication-Results: edge.example.net; smime=pass"),
                field("From: b"),
                field("Authentication-Results: other.example; spf=none"),
                field("To: c")));

    assertThat(SCREEN.removedFrom(header).fields())
        .extracting(HeaderField::name)
        .containsExactly("Received", "From", "Authentication-Results", "To");
  }

  private static List<HeaderField> after(String field) {
    return SCREEN.removedFrom(new Header(List.of(field(field)))).fields();
  }

  private static HeaderField field(String text) {
    return HeaderField.received((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authentication-Results: edge.example.net; dkim=pass header.d=x.example (smime=pass)",
        "Authentication-Results: edge.example.net; none",
        "Authentication-Results: EDGE.example.net; spf=pass; dmarc=fail"
      })
  void whatOtherFiltersOfOursSayStaysUnderASharedId(String field) {
    Header header = new Header(List.of(field(field)));
    assertThat(SCREEN.shared().removedFrom(header)).isEqualTo(header);
    assertThat(SCREEN.removedFrom(header).fields()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authentication-Results: edge.example.net; dkim=pass; smime=pass",
        "Authentication-Results: edge.example.net; SMIME (x) / (y) 1 = pass",
        "Authentication-Results: edge.example.net (; dkim=pass",
        "Authentication-Results: other.example edge.example.net; spf=pass"
      })
  void ofASharedIdTooOursAndMalformedOnesGo(String field) {
    Header header = new Header(List.of(field(field)));
    assertThat(SCREEN.shared().removedFrom(header).fields()).isEmpty();
  }
}
