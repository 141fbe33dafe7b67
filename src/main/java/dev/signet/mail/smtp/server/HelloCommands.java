package dev.signet.mail.smtp.server;

import dev.signet.mail.net.TlsRole;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** HELO, EHLO, LHLO and STARTTLS (RFC 5321 section 4.1.1.1, RFC 2033 section 4.1, RFC 3207). */
final class HelloCommands {
  private final Dialogue dialogue;

  HelloCommands(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  void hello(Command command) throws IOException, Refused {
    boolean isExtended = !command.verb().equals("HELO");
    if (command.verb().equals("LHLO") != dialogue.settings().isLmtp()) {
      throw Refused.because(Replies.UNKNOWN);
    }
    if (command.argument().isEmpty()) {
      throw Refused.because(Replies.NO_NAME);
    }
    dialogue.demandSilence();
    dialogue.abort();
    Peer peer = dialogue.peer().greeting(command.argument(), isExtended);
    Set<String> offered = dialogue.session().hello(peer);
    dialogue.greeted(peer);
    Offer offer = Offer.of(offered, dialogue);
    dialogue.limitMessages(offer.messageOctets());
    List<String> lines = new ArrayList<>(List.of(dialogue.settings().name()));
    if (isExtended) {
      lines.addAll(offer.lines());
    }
    dialogue.say(new Reply(250, "", lines));
  }

  void startTls(Command command) throws IOException, Refused {
    if (!command.argument().isEmpty()) {
      throw Refused.because(Replies.NO_ARGUMENT);
    }
    SSLContext context =
        dialogue
            .settings()
            .tls()
            .filter(any -> Offer.isTlsPossible(dialogue))
            .orElseThrow(() -> Refused.because(Replies.NO_TLS));
    dialogue.demandSilence();
    dialogue.say(Replies.START_TLS);
    dialogue.wire().startTls(context, TlsRole.server());
    Peer peer = dialogue.peer().greeting("", false);
    dialogue.startAgain(peer.over(dialogue.wire().tlsVersion().orElse("TLS")));
  }
}
