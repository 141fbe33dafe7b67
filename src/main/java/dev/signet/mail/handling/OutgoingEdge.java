package dev.signet.mail.handling;

import dev.signet.mail.edge.outgoing.OutgoingDecision;
import dev.signet.mail.edge.outgoing.OutgoingGuards;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smtp.Envelope;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Mail that goes out: signed for the author's domain where the other side copes or the domain has
 * promised it, stripped where a signature would only harm (draft-hallambaker-entity-00 section
 * 2.1.2).
 */
public final class OutgoingEdge implements Edge {

  /** Whom this edge asks and tells. */
  public record Means(
      MessageReader reader,
      Inspector inspector,
      ReceiverKnowledge receivers,
      Signers signers,
      SignatureStripper stripper,
      Supplier<Workshop> workshops,
      DecisionLog log) {}

  private final Means means;
  private final OutgoingTerms terms;

  public OutgoingEdge(Means means, OutgoingTerms terms) {
    this.means = means;
    this.terms = terms;
  }

  @Override
  public Handled handle(Passage passage, boolean atOnce) throws IOException {
    return new Doorstep(means.reader())
        .receive(passage, message -> new Visit(passage, message).handled(atOnce));
  }

  /** One message. */
  private final class Visit {
    private final Passage passage;
    private final MailMessage message;
    private final OutgoingDesk desk;
    private final Workshop workshop = means.workshops().get();
    private final Map<OutgoingDecision.Variant, Form> forms =
        new EnumMap<>(OutgoingDecision.Variant.class);

    Visit(Passage passage, MailMessage message) throws IOException {
      this.passage = passage;
      this.message = message.withHeader(SigningRequest.removedFrom(message.header()));
      this.desk = OutgoingDesk.over(means, terms, passage, message);
    }

    Handled handled(boolean atOnce) throws IOException {
      try {
        return new Handled(lots(atOnce), workshop);
      } catch (IOException | RuntimeException failed) {
        workshop.close();
        throw failed;
      }
    }

    private List<Handled.Lot> lots(boolean atOnce) throws IOException {
      List<OutgoingDecision> decisions = desk.decisions();
      List<Envelope.Recipient> recipients = passage.envelope().recipients();
      if (atOnce) {
        Form form = formOf(OutgoingGuards.common(decisions));
        tell(recipients, form.decision());
        return List.of(new Handled.Lot(recipients, form.fate()));
      }
      Lots lots = new Lots();
      for (int i = 0; i < decisions.size(); i++) {
        Form form = formOf(decisions.get(i));
        lots.add(recipients.get(i), form.fate());
        tell(List.of(recipients.get(i)), form.decision());
      }
      return lots.all();
    }

    /**
     * Each form of the message is made once; what is refused has none. Where one cannot be made,
     * each decision has its own way out.
     */
    private Form formOf(OutgoingDecision decision) throws IOException {
      if (decision.variant() == OutgoingDecision.Variant.NOTHING) {
        return made(decision);
      }
      Form known = forms.get(decision.variant());
      if (known == null) {
        Form first = made(decision);
        forms.put(decision.variant(), first);
        return first;
      }
      return known.isAsWanted()
          ? known.under(decision)
          : forming().instead(decision, terms.settings().refusals());
    }

    private Form made(OutgoingDecision decision) throws IOException {
      return forming().form(decision, terms.settings().refusals());
    }

    private Forming forming() {
      return new Forming(means, desk, message, workshop);
    }

    private void tell(List<Envelope.Recipient> recipients, OutgoingDecision decision) {
      means
          .log()
          .decided(
              passage,
              message,
              recipients.stream().map(Envelope.Recipient::path).toList(),
              decision.report(desk.finding()));
    }
  }
}
