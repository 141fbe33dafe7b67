package dev.signet.client;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks one key service, one message and one answer at a time; safe for many threads.
 *
 * <p>A service that wants a request in two phases (XKMS 2.0 section 2.6) gets it again, once, and
 * within the same time; its last answer is the one that is returned.
 *
 * <p>Every message has an Id of 128 random bits (XKMS 2.0 section 3.1). Look-ups try to connect
 * again within their limit; orders that change state are sent once, for none of them is idempotent.
 */
public final class XkmsClient {
  /** An order that was carried out must not be sent again because somebody says so. */
  private static final String ANYONE_COULD_ASK =
      "the service wants the order a second time, but anyone on the way could have written that";

  private final ClientSettings settings;
  private final Transport transport;
  private final Letterhead letterhead;
  private final MessageWriter writer = new MessageWriter();
  private final AnswerCheck check;

  public XkmsClient(ClientSettings settings, Transport transport, SecureRandom random) {
    this.settings = settings;
    this.transport = transport;
    this.letterhead = new Letterhead(settings, random);
    this.check = new AnswerCheck(settings);
  }

  /** A client that speaks HTTP and trusts the platform's certification authorities for https. */
  public static XkmsClient overHttp(ClientSettings settings) {
    return new XkmsClient(
        settings, new HttpTransport(settings.limits(), Optional.empty()), new SecureRandom());
  }

  /**
   * Looks keys up; what comes back is unverified even when it is authentic (XKMS 2.0 section 5.1).
   */
  public Answer<Result.Locate> locate(Query query) {
    return send(Errand.locate(query));
  }

  /** Has keys judged (XKMS 2.0 section 5.2); {@link Assurance} says what the answer amounts to. */
  public Answer<Result.Validate> validate(Query query) {
    return send(Errand.validate(query));
  }

  /** Has a key registered and asks for its certificates (XKMS 2.0 section 7.2). */
  public Answer<Result.Register> register(Registration order) {
    return send(Errand.register(order));
  }

  /** Has a binding renewed for the same key (XKMS 2.0 section 7.3). */
  public Answer<Result.Reissue> reissue(Amendment order) {
    return send(Errand.reissue(order));
  }

  /** Has a binding revoked (XKMS 2.0 section 7.4). */
  public Answer<Result.Revoke> revoke(Amendment order) {
    return send(Errand.revoke(order));
  }

  /**
   * Asks for an escrowed private key (XKMS 2.0 section 7.5); it comes encrypted, and few services
   * offer this.
   */
  public Answer<Result.Recover> recover(Amendment order) {
    return send(Errand.recover(order));
  }

  /** Has an errand done now; an answer that would come later is not accepted. */
  public <R extends Result> Answer<R> send(Errand<R> errand) {
    return ask(errand.dispatch(letterhead, letterhead.synchronous()));
  }

  /** Has an errand done, now or later (XKMS 2.0 section 2.5). */
  public <R extends Result> Outcome<R> entrust(Errand<R> errand) {
    return entrusted(errand, letterhead.patient(Optional.empty()));
  }

  /** The same, and asks to be told when it is done; services may leave that out. */
  public <R extends Result> Outcome<R> entrust(Errand<R> errand, PendingNotification notification) {
    return entrusted(errand, letterhead.patient(Optional.of(notification)));
  }

  /**
   * Fetches the result of a request that was put off: the final one, of the type that was asked
   * for, or Pending once more. It can be fetched again as long as the service keeps it.
   *
   * @throws IllegalArgumentException if the ticket is of another service
   */
  public Outcome<Result> collect(Ticket ticket) {
    Request request = new Request.Pending(header(ticket), ticket.responseId());
    Expected<Result> expected = new Expected<>(ticket.operation(), Result.class, ticket.parts());
    Answer<Result> answer =
        ask(new Dispatch<>(request, part -> RequestCredentials.NONE, expected, ticket.requestId()));
    return new Outcome<>(answer, isPending(answer) ? Optional.of(ticket) : Optional.empty());
  }

  /**
   * Asks how far a request is that was put off: Success says that its result can be fetched (XKMS
   * 2.0 section 2.5).
   *
   * @throws IllegalArgumentException if the ticket is of another service
   */
  public Answer<Result.Status> status(Ticket ticket) {
    Request request = new Request.Status(header(ticket), ticket.responseId());
    Expected<Result.Status> expected =
        new Expected<>(Operation.STATUS, Result.Status.class, List.of());
    return ask(new Dispatch<>(request, part -> RequestCredentials.NONE, expected));
  }

  private RequestHeader header(Ticket ticket) {
    if (!ticket.service().equals(settings.address().service())) {
      throw new IllegalArgumentException("the ticket is one of the service " + ticket.service());
    }
    return letterhead.header(
        letterhead.newId(), Query.Wish.SERVICE_CHOICE, letterhead.about(ticket));
  }

  private <R extends Result> Outcome<R> entrusted(Errand<R> errand, RequestHeader.Flow flow) {
    Dispatch<R> dispatch = errand.dispatch(letterhead, flow);
    Answer<R> answer = ask(dispatch);
    return new Outcome<>(answer, resultOf(answer).flatMap(result -> ticket(dispatch, result)));
  }

  private Optional<Ticket> ticket(Dispatch<?> dispatch, Result result) {
    return isPending(result)
        ? Optional.of(
            new Ticket(
                settings.address().service(),
                dispatch.exchangeId(),
                result.header().id(),
                dispatch.expected().operation(),
                dispatch.expected().parts()))
        : Optional.empty();
  }

  private static boolean isPending(Answer<? extends Result> answer) {
    return resultOf(answer).filter(XkmsClient::isPending).isPresent();
  }

  private static boolean isPending(Result result) {
    return result.header().code().majorOrReceiver() == ResultMajor.PENDING;
  }

  private static Optional<Result> resultOf(Answer<? extends Result> answer) {
    return answer.match(
        accepted -> Optional.of(accepted.result()),
        doubtful -> Optional.of(doubtful.result()),
        rejected -> Optional.empty(),
        unreachable -> Optional.empty());
  }

  private <R extends Result> Answer<R> ask(Dispatch<R> dispatch) {
    long start = System.nanoTime();
    Answer<R> first = exchange(dispatch, settings.limits().request());
    Optional<Octets> nonce = resultOf(first).flatMap(XkmsClient::nonce);
    if (nonce.isEmpty()) {
      return first;
    }
    if (dispatch.changesState() && !(first instanceof Answer.Accepted)) {
      return new Answer.Rejected<>(ANYONE_COULD_ASK);
    }
    Duration left = settings.limits().request().minusNanos(System.nanoTime() - start);
    return left.toMillis() > 0
        ? exchange(dispatch.represented(nonce.get(), letterhead.newId()), left)
        : new Answer.Unreachable<>("no time left to send the request again with the nonce");
  }

  private static Optional<Octets> nonce(Result result) {
    ResultHeader header = result.header();
    return header.code().majorOrReceiver() == ResultMajor.REPRESENT
        ? header.nonce()
        : Optional.empty();
  }

  /** Signatures are made anew for every message. */
  private <R extends Result> Answer<R> exchange(Dispatch<R> dispatch, Duration time) {
    SentRequest sent = SentRequest.write(dispatch, writer, settings);
    try {
      return check.judge(post(dispatch, sent.post(settings.address(), time)), sent, dispatch);
    } catch (Transport.AnswerTooLarge tooLarge) {
      return new Answer.Rejected<>(String.valueOf(tooLarge.getMessage()));
    } catch (IOException nothing) {
      return new Answer.Unreachable<>(settings.address().endpoint() + ": " + nothing.getMessage());
    }
  }

  private Transport.Reply post(Dispatch<?> dispatch, Transport.Post post) throws IOException {
    int attemptsLeft = dispatch.changesState() ? 1 : settings.limits().connectAttempts();
    while (true) {
      try {
        return transport.post(post);
      } catch (Transport.NotConnected nothingSent) {
        attemptsLeft--;
        if (attemptsLeft == 0) {
          throw nothingSent;
        }
      }
    }
  }
}
