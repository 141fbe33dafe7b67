package dev.signet.mail.smtp.server;

import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.MalformedArgument;
import dev.signet.mail.smtp.wire.Parameters;
import dev.signet.mail.smtp.wire.PathArgument;
import java.io.IOException;
import java.util.Optional;

/** MAIL, RCPT and RSET (RFC 5321 sections 4.1.1.2, 4.1.1.3, 4.1.1.5). */
final class EnvelopeCommands {
  private final Dialogue dialogue;

  EnvelopeCommands(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  void mail(Command command) throws IOException, Refused {
    if (!dialogue.isGreeted()) {
      throw Refused.because(Replies.NO_HELLO);
    }
    if (dialogue.transaction().isPresent()) {
      throw Refused.because(Replies.IN_MAIL);
    }
    Envelope.Sender sender = sender(command.argument());
    Reply reply = dialogue.session().mail(dialogue.peer(), sender);
    if (reply.isPositive()) {
      dialogue.begin(new Transaction(sender));
    }
    dialogue.say(reply);
  }

  private Envelope.Sender sender(String argument) throws Refused {
    PathArgument from = path(argument, "FROM", "5.1.7");
    if (!from.path().isEmpty() && !from.hasDomain()) {
      throw Refused.because(Replies.NO_DOMAIN);
    }
    refuseWrong(Parameters.wrongOfMail(from.parameters()));
    Parameters parameters = Parameters.of(from.parameters());
    if (!isAscii(argument) && !parameters.has("SMTPUTF8")) {
      throw Refused.because(Replies.NO_SMTPUTF8);
    }
    if (parameters.size().orElse(0) > dialogue.messageOctets()) {
      throw Refused.because(Replies.TOO_LARGE);
    }
    return new Envelope.Sender(from.path(), from.parameters());
  }

  void recipient(Command command) throws IOException, Refused {
    Transaction transaction =
        dialogue.transaction().orElseThrow(() -> Refused.because(Replies.NO_MAIL));
    if (transaction.isChunked()) {
      throw Refused.because(Replies.IN_CHUNKS);
    }
    Envelope.Recipient recipient = recipient(command.argument(), transaction);
    if (transaction.recipients() >= dialogue.settings().limits().recipients()) {
      dialogue.say(Replies.TOO_MANY_RECIPIENTS);
      return;
    }
    Reply reply = dialogue.session().recipient(recipient);
    if (reply.isPositive()) {
      transaction.addRecipient();
    }
    dialogue.say(reply);
  }

  private static Envelope.Recipient recipient(String argument, Transaction transaction)
      throws Refused {
    PathArgument to = path(argument, "TO", "5.1.3");
    boolean isPostmaster = to.path().equalsIgnoreCase("postmaster");
    if (to.path().isEmpty() || !(to.hasDomain() || isPostmaster)) {
      throw Refused.because(Replies.NULL_RECIPIENT);
    }
    refuseWrong(Parameters.wrongOfRcpt(to.parameters()));
    if (!isAscii(argument) && !transaction.isInternational()) {
      throw Refused.because(Replies.NO_SMTPUTF8);
    }
    return new Envelope.Recipient(to.path(), to.parameters());
  }

  void reset(Command command) throws IOException, Refused {
    if (!command.argument().isEmpty()) {
      throw Refused.because(Replies.NO_ARGUMENT);
    }
    dialogue.reset();
    dialogue.say(Replies.OK);
  }

  private static PathArgument path(String argument, String keyword, String enhanced)
      throws Refused {
    try {
      return PathArgument.read(argument, keyword);
    } catch (MalformedArgument malformed) {
      throw Refused.because(
          malformed.isAddress()
              ? Reply.of(501, enhanced, malformed.what())
              : Replies.malformed(malformed.what()));
    }
  }

  private static void refuseWrong(Optional<Parameters.Wrong> wrong) throws Refused {
    if (wrong.isPresent()) {
      String name = wrong.get().name();
      throw Refused.because(
          wrong.get().isKnown()
              ? Replies.malformed("Malformed parameter " + name)
              : Replies.unknownParameter(name));
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
