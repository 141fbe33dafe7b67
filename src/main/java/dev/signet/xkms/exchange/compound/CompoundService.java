package dev.signet.xkms.exchange.compound;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.compound.CompoundRules.Budget;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Lifted;
import dev.signet.xkms.xml.signature.MessageSignature;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/**
 * Carries out compound requests (XKMS 2.0 section 2.8): each part as if it had come alone, several
 * side by side, all under one budget of time and cost.
 *
 * <p>The compound is Success when it was processed, whatever became of its parts; their results
 * come in the order of the requests. What became of one part, a fault included, leaves the others
 * alone. A part that did not fit into the budget is Receiver/Refused; one that was begun and not
 * finished in time is Receiver/Failure, and may be carried out nevertheless, as after any lost
 * answer: the same message again tells. A compound of too many parts is refused as a whole,
 * Receiver/Refused, for the limit is the service's own.
 */
public final class CompoundService {
  private final ResultHeaders headers;
  private final MessageReader reader;
  private final MessageSignature signatures;
  private final CompoundCrew crew;

  /**
   * @param signatures checks the parts' own signatures
   * @param crew who does the work, for all services together
   */
  public CompoundService(
      ResultHeaders headers, MessageReader reader, MessageSignature signatures, CompoundCrew crew) {
    this.headers = headers;
    this.reader = reader;
    this.signatures = signatures;
    this.crew = crew;
  }

  /** As {@link #carryOut(ReceivedRequest, PartHandler, Progress)}, unwatched. */
  public Answer<Result.Compound> carryOut(
      ReceivedRequest<Request.Compound> received, PartHandler handler) throws Refused {
    return carryOut(received, handler, Progress.UNWATCHED);
  }

  /**
   * Carries out a compound whose own signature, if any, holds.
   *
   * <p>A part without a signature of its own has the compound's signer. Offers of two phases inside
   * count for nothing; offers to wait are for the handler.
   *
   * @param received with its original message
   * @throws Refused as a whole: too many parts, nobody free to begin; or for later, if it costs
   *     more than a requestor is kept waiting for and the requestor offers to wait
   */
  public Answer<Result.Compound> carryOut(
      ReceivedRequest<Request.Compound> received, PartHandler handler, Progress progress)
      throws Refused {
    CompoundRules rules = crew.rules();
    checkSize(received.request(), rules);
    checkCost(received, rules);
    boolean isLater = received.turn().isLater();
    Budget budget = rules.budget(isLater);
    PartDesk desk = new PartDesk(headers, reader, signatures, received);
    Run run = new Run(desk, parts(received), rules.costs(), budget);
    run.begin(crew, handler, isLater ? budget.time() : rules.patience());
    List<Outcome> outcomes = run.watch(progress);
    List<Result.Simple> results = outcomes.stream().map(Outcome::result).toList();
    return new Answer<>(
        new Result.Compound(headers.to(received, ResultCode.SUCCESS), results),
        CompoundNote.of(outcomes));
  }

  private static void checkSize(Request.Compound request, CompoundRules rules) throws Refused {
    int parts = request.requests().size();
    if (parts > rules.parts()) {
      throw Refusal.overloaded(
          "the compound has " + parts + " parts, " + rules.parts() + " may be");
    }
  }

  /** What costs too much to be waited for may be carried out later, with a greater budget. */
  private static void checkCost(ReceivedRequest<Request.Compound> received, CompoundRules rules)
      throws Refused {
    int cost = rules.costs().of(received.request());
    boolean waits = received.request().header().offers(ResponseMechanism.PENDING);
    if (waits && !received.turn().isLater() && cost > rules.atOnce().cost()) {
      String because =
          "the compound costs " + cost + " units, " + rules.atOnce().cost() + " may be";
      throw Refusal.notSynchronous(Deferral.tooLong(because));
    }
  }

  /** Lifts the parts out of the message, which they have to be the parts of. */
  private static List<Part> parts(ReceivedRequest<Request.Compound> received) {
    Element root =
        received
            .turn()
            .original()
            .map(original -> original.document().getDocumentElement())
            .orElseThrow(() -> new IllegalArgumentException("a compound without its message"));
    List<Element> elements =
        Elements.childrenOf(root).stream().filter(CompoundService::isPart).toList();
    List<Request.Simple> requests = received.request().requests();
    if (elements.size() != requests.size()) {
      throw new IllegalArgumentException("a compound with another message than its own");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      parts.add(new Part(i, requests.get(i), Lifted.copyOf(elements.get(i))));
    }
    return parts;
  }

  private static boolean isPart(Element child) {
    return Namespaces.XKMS.equals(child.getNamespaceURI())
        && Operation.ofRequestElement(child.getLocalName()).isPresent();
  }
}
