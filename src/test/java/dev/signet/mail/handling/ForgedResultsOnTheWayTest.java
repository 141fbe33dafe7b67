package dev.signet.mail.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.results.ResultsReader;
import dev.signet.mail.message.Header;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message that brings results along: of ours none is left, and of S/MIME none at all, for the
 * most credulous reader too (RFC 8601 section 5).
 */
class ForgedResultsOnTheWayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authentication-Results: edge.test; smime=pass body.smime-identifier=alice@example.org",
        "Authentication-Results: edge.test 1; smime=pass",
        "Authentication-Results: EDGE.test; smime=pass",
        "AUTHENTICATION-RESULTS: edge.test; smime=pass",
        "authentication-results:edge.test;smime=pass",
        "Authentication-Results:\n edge.test;\n smime=pass",
        "Authentication-Results: (other.test) edge.test; smime=pass",
        "Authentication-Results: (a (b) c)\n edge.test (d); smime=pass",
        "Authentication-Results: \"edge.test\"; smime=pass",
        "Authentication-Results: \"edge\\.test\"; smime=pass",
        "Authentication-Results: (edge.test; smime=pass",
        "Authentication-Results: ; edge.test; smime=pass",
        "Authentication-Results: smime=pass",
        "Authentication-Results: other.test; smime=pass",
        "Authentication-Results: other.test; spf=pass; smime=pass",
        "Authentication-Results: other.test; spf=pass; (x) smime (y) = (z) pass",
        "Authentication-Results: other.test; SMIME/1=pass",
        "Authentication-Results: other.test; s\n mime=pass; smime=pass",
        "Authentication-Results: edge.test.; smime=pass",
        "Authentication-Results: edge.test/1; smime=pass",
        "Authentication-Results : edge.test; smime=pass",
        "Authentication-Results\t: edge.test; smime=pass",
        "Authentication-Results: =?utf-8?Q?edge.test?=; smime=pass",
        "Authentication-Results: edge.test\0; smime=pass",
        "Authentication-Results: edge.test; none\nAuthentication-Results: edge.test; smime=pass"
      })
  void noneIsLeft(String forged) {
    String letter =
        Cast.header("From: alice@example.org").replace("MIME-Version", forged + "\nMIME-Version");
    Header header =
        Inbox.usual().receive(Cast.wire(letter + "\nHello\n")).message().orElseThrow().header();
    assertThat(new ResultsReader(Inbox.ID).read(header))
        .singleElement()
        .matches(result -> result.result().word().matches("none|permerror"));
    assertThat(header.fields().stream().skip(1).map(f -> f.name() + f.body()))
        .noneMatch(ForgedResultsOnTheWayTest::looksLikeOurs);
  }

  private static boolean looksLikeOurs(String field) {
    String text = field.toLowerCase(Locale.ROOT);
    return text.startsWith("authentication-results")
        && (text.contains("smime") || text.replaceAll("[^a-z.:-]", "").contains(":edge.test"));
  }
}
