package dev.signet.mail.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.ResultWord;
import dev.signet.mail.edge.results.ResultsReader;
import dev.signet.mail.edge.results.SignatureResult;
import dev.signet.mail.handling.Inbox.Received;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that want to be taken for Alice's: none of them is. */
class AttackTest {
  private static final Set<String> VICTIMS =
      Set.of(Cast.VICTIM, "example.org", "domain-signing-authority@example.org");

  static Stream<Attack> attacks() {
    return Stream.of(
            MimeAttacks.all(),
            IdentityAttacks.all(),
            CertificateAttacks.all(),
            CmsAttacks.all(),
            HeaderAttacks.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void nobodyIsTakenForAlice(Attack attack) {
    Received received = CertificateAttacks.inbox().receive(attack.octets());
    assertThat(received.report().identity().filter(VICTIMS::contains)).isEmpty();
    assertThat(received.code()).as(received.report().toString()).isEqualTo(attack.finding());
    received
        .message()
        .ifPresent(message -> assertThat(results(message)).noneMatch(AttackTest::isVictim));
  }

  private static List<SignatureResult> results(dev.signet.mail.message.MailMessage message) {
    List<SignatureResult> results = new ResultsReader(Inbox.ID).read(message.header());
    assertThat(results).isNotEmpty();
    return results;
  }

  private static boolean isVictim(SignatureResult result) {
    return result.result() == ResultWord.PASS
        && result.signer().filter(VICTIMS::contains).isPresent();
  }
}
