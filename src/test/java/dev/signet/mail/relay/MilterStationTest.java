package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.handling.Edge;
import dev.signet.mail.handling.Fate;
import dev.signet.mail.handling.Handled;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.milter.MilterAnswer;
import dev.signet.mail.milter.MilterMessage;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MilterStationTest {
  private static final Envelope ENVELOPE =
      new Envelope(
          new Envelope.Sender("alice@example.org", List.of()),
          List.of(new Envelope.Recipient("bob@example.net", List.of())));

  private final PublicSessions sessions = new PublicSessions();
  private final List<String> freed = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();

  private Edge edge(Fate fate) {
    return (passage, atOnce) -> {
      passages.add(passage);
      return new Handled(
          List.of(new Handled.Lot(passage.envelope().recipients(), fate)),
          () -> freed.add("storage"));
    };
  }

  private MilterAnswer judged(Peer peer, Fate fate) {
    MilterMessage asked = new MilterMessage("", peer, Map.of(), ENVELOPE, message());
    return new MilterStation("in", false, edge(fate), sessions).judge(asked);
  }

  private static MailMessage message() {
    return MailMessage.of(new Header(List.of()), Content.of(new byte[0]));
  }

  @Test
  void aRefusalLeavesNoStorageBehind() {
    Fate refuse = new Fate.Refuse(Reply.of(550, "5.6.0", "no"));
    assertThat(judged(Peer.at("192.0.2.1", 4711), refuse)).isInstanceOf(MilterAnswer.Refused.class);
    assertThat(freed).containsExactly("storage");
  }

  @Test
  void whatGoesOnKeepsItsStorageUntilTheMtaHasIt() {
    judged(Peer.at("192.0.2.1", 4711), new Fate.Forward(message()));
    assertThat(freed).isEmpty();
  }

  /** Postfix writes 2001:db8::7 where a socket writes all eight groups. */
  @Test
  void aClientOfAFrontIsFoundAgainHoweverItsAddressIsSpelt() {
    sessions.enter(Peer.at("2001:db8:0:0:0:0:0:7", 4711).over("TLSv1.3"), true);
    judged(Peer.at("2001:db8::7", 4711), new Fate.Forward(message()));
    assertThat(passages.get(0).isAdvertised()).isTrue();
    assertThat(passages.get(0).peer().tlsVersion()).contains("TLSv1.3");
  }
}
