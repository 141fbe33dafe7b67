package dev.signet.mail.handling;

import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.Refusals;
import dev.signet.mail.edge.outgoing.OutgoingDecision;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Cases;
import dev.signet.mail.edge.outgoing.OutgoingGuards;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.sign.EntitySigner;
import dev.signet.mail.smime.sign.SigningOrder;
import dev.signet.mail.smime.sign.SigningOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Gives an outgoing message the form that was decided. */
final class Forming {
  private final OutgoingEdge.Means means;
  private final OutgoingDesk desk;
  private final MailMessage message;
  private final Workshop workshop;

  /**
   * @param message as it came, without what is only for the edge
   * @param workshop for new contents
   */
  Forming(OutgoingEdge.Means means, OutgoingDesk desk, MailMessage message, Workshop workshop) {
    this.means = means;
    this.desk = desk;
    this.message = message;
    this.workshop = workshop;
  }

  /**
   * The form, or what becomes of a message that cannot have it (rule O-17).
   *
   * @throws IOException if the key or the storage fails; the sender keeps the message
   */
  Form form(OutgoingDecision decision, Refusals refusals) throws IOException {
    try {
      Optional<MailMessage> formed =
          decision.match(
              new Cases<>(
                  pass -> Optional.of(message),
                  strip -> Optional.of(stripped()),
                  sign -> signed(sign),
                  wrap -> wrapped(wrap.origin()),
                  reject -> Optional.empty(),
                  defer -> Optional.empty()));
      return formed.isPresent()
          ? new Form(decision, new Fate.Forward(formed.get()), true)
          : instead(decision, refusals);
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** What becomes of a message that cannot have the form that was decided. */
  Form instead(OutgoingDecision wanted, Refusals refusals) throws IOException {
    Optional<Fate> refusal = refusal(wanted);
    if (refusal.isPresent()) {
      return new Form(wanted, refusal.get(), true);
    }
    Form form = form(OutgoingGuards.unsignable(wanted, refusals), refusals);
    return new Form(form.decision(), form.fate(), false);
  }

  private static Optional<Fate> refusal(OutgoingDecision decision) {
    if (decision instanceof OutgoingDecision.Reject reject) {
      return Optional.of(new Fate.Refuse(reject.reply()));
    }
    return decision instanceof OutgoingDecision.Defer defer
        ? Optional.of(new Fate.Refuse(defer.reply()))
        : Optional.empty();
  }

  private MailMessage stripped() {
    int all = desk.inspection().examination().layers().size();
    Inspection forwarded =
        new Inspection(
            message,
            desk.inspection().examination(),
            desk.inspection().finding(),
            desk.inspection().policy());
    return Peeled.by(means.stripper(), forwarded, all).message();
  }

  private Optional<MailMessage> signed(OutgoingDecision.Sign sign) {
    MailMessage base = sign.stripsFirst() ? stripped() : message;
    return outcome(signer -> signer.sign(base, order(sign.origin()), workshop.spool()));
  }

  private Optional<MailMessage> wrapped(SignatureOrigin origin) {
    return outcome(signer -> signer.wrap(message, order(origin)));
  }

  private SigningOrder order(SignatureOrigin origin) {
    return new SigningOrder(origin, desk.author().map(MailAddress::domain));
  }

  /** Makes a signature. */
  private interface Making {
    SigningOutcome make(EntitySigner signer) throws IOException;
  }

  private Optional<MailMessage> outcome(Making making) {
    Optional<EntitySigner> signer = desk.author().flatMap(means.signers()::signer);
    if (signer.isEmpty()) {
      return Optional.empty();
    }
    try {
      return making
          .make(signer.get())
          .match(signed -> Optional.of(signed.message()), cannot -> Optional.empty());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
