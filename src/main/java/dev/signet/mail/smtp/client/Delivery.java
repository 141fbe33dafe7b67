package dev.signet.mail.smtp.client;

import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mail on its way over one conversation. */
record Delivery(
    Envelope envelope, Content content, ContentTraits traits, Map<String, String> forwarded) {

  /** An outcome for each recipient. */
  List<Outcome> over(SmtpConversation conversation) throws NextHopFailure {
    Fitting fitting = new Fitting(conversation.keywords());
    Optional<Reply> unfit = unfit(fitting);
    if (unfit.isPresent()) {
      return forAll(Outcome.unfit(unfit.get()));
    }
    conversation.forward(forwarded);
    List<Outcome> outcomes = named(conversation, fitting);
    if (conversation.recipients() == 0) {
      return outcomes;
    }
    Reply goAhead = conversation.data();
    List<Outcome> after =
        goAhead.code() == 354 ? conversation.send(content) : List.of(Outcome.answered(goAhead));
    return merged(outcomes, after);
  }

  private Optional<Reply> unfit(Fitting fitting) {
    Optional<Reply> sender = fitting.refusal(envelope.sender());
    return sender.isPresent() ? sender : fitting.refusal(envelope.sender(), traits);
  }

  /** MAIL and RCPT; what they came to, where that is final. */
  private List<Outcome> named(SmtpConversation conversation, Fitting fitting)
      throws NextHopFailure {
    List<Envelope.Recipient> fitTo =
        envelope.recipients().stream()
            .filter(to -> fitting.refusal(to).isEmpty())
            .map(fitting::fit)
            .toList();
    List<Reply> replies =
        fitTo.isEmpty()
            ? List.of(Reply.of(250, "", "nobody is to be named"))
            : conversation.envelope(fitting.fit(envelope.sender(), traits), fitTo);
    if (!replies.get(0).isPositive()) {
      return forAll(Outcome.answered(replies.get(0)));
    }
    Iterator<Reply> next = replies.subList(1, replies.size()).iterator();
    List<Outcome> outcomes = new ArrayList<>();
    for (Envelope.Recipient to : envelope.recipients()) {
      Optional<Reply> refusal = fitting.refusal(to);
      outcomes.add(refusal.map(Outcome::unfit).orElseGet(() -> Outcome.answered(next.next())));
    }
    return outcomes;
  }

  /** Replies to the message for those whose RCPT was accepted; the others have theirs already. */
  private static List<Outcome> merged(List<Outcome> named, List<Outcome> after) {
    List<Outcome> merged = new ArrayList<>();
    int accepted = 0;
    for (Outcome outcome : named) {
      if (outcome.isDelivered()) {
        merged.add(after.get(after.size() == 1 ? 0 : accepted));
        accepted++;
      } else {
        merged.add(outcome);
      }
    }
    return merged;
  }

  private List<Outcome> forAll(Outcome outcome) {
    return new ArrayList<>(Collections.nCopies(envelope.recipients().size(), outcome));
  }
}
