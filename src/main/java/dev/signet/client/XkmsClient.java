package dev.signet.client;

import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks one key service, one message and one answer at a time; safe for many threads.
 *
 * <p>Every message has an Id of 128 random bits (XKMS 2.0 section 3.1). Look-ups try to connect
 * again within their limit; orders that change state are sent once, for none of them is idempotent.
 */
public final class XkmsClient {
  private static final int ID_OCTETS = 16;
  private static final Set<RespondWith> CERTIFICATES =
      EnumSet.of(RespondWith.X509_CERT, RespondWith.X509_CHAIN);

  private final ClientSettings settings;
  private final Transport transport;
  private final SecureRandom random;
  private final MessageWriter writer = new MessageWriter();
  private final AnswerCheck check;

  public XkmsClient(ClientSettings settings, Transport transport, SecureRandom random) {
    this.settings = settings;
    this.transport = transport;
    this.random = random;
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
    Request request = new Request.Locate(header(query.wish()), query.example());
    return ask(request, RequestCredentials.NONE, Result.Locate.class);
  }

  /** Has keys judged (XKMS 2.0 section 5.2); {@link Assurance} says what the answer amounts to. */
  public Answer<Result.Validate> validate(Query query) {
    Request request = new Request.Validate(header(query.wish()), query.example());
    return ask(request, RequestCredentials.NONE, Result.Validate.class);
  }

  /** Has a key registered and asks for its certificates (XKMS 2.0 section 7.2). */
  public Answer<Result.Register> register(Registration order) {
    PrototypeKeyBinding prototype = order.prototype();
    PrototypeKeyBinding named =
        new PrototypeKeyBinding(
            prototype.description().withId(newId()),
            prototype.validity(),
            prototype.revocationCodeIdentifier());
    Request request =
        new Request.Register(
            orderHeader(CERTIFICATES), named, Authentication.NONE, Optional.empty());
    return ask(request, order.credentials(), Result.Register.class);
  }

  /** Has a binding renewed for the same key (XKMS 2.0 section 7.3). */
  public Answer<Result.Reissue> reissue(Amendment order) {
    Request request =
        new Request.Reissue(
            orderHeader(CERTIFICATES),
            order.binding(newId()),
            Authentication.NONE,
            Optional.empty());
    return ask(request, order.credentials(), Result.Reissue.class);
  }

  /** Has a binding revoked (XKMS 2.0 section 7.4). */
  public Answer<Result.Revoke> revoke(Amendment order) {
    Request request =
        new Request.Revoke(
            orderHeader(CERTIFICATES),
            order.binding(newId()),
            Authentication.NONE,
            order.revocationCode());
    return ask(request, order.credentials(), Result.Revoke.class);
  }

  /**
   * Asks for an escrowed private key (XKMS 2.0 section 7.5); it comes encrypted, and few services
   * offer this.
   */
  public Answer<Result.Recover> recover(Amendment order) {
    Request request =
        new Request.Recover(
            orderHeader(EnumSet.of(RespondWith.PRIVATE_KEY)),
            order.binding(newId()),
            Authentication.NONE);
    return ask(request, order.credentials(), Result.Recover.class);
  }

  private <R extends Result> Answer<R> ask(
      Request request, RequestCredentials credentials, Class<R> kind) {
    SentRequest sent = SentRequest.write(writer.write(request, credentials), request, settings);
    try {
      return check.judge(post(sent), sent, kind);
    } catch (Transport.AnswerTooLarge tooLarge) {
      return new Answer.Rejected<>(String.valueOf(tooLarge.getMessage()));
    } catch (IOException nothing) {
      return new Answer.Unreachable<>(settings.address().endpoint() + ": " + nothing.getMessage());
    }
  }

  private Transport.Reply post(SentRequest sent) throws IOException {
    Transport.Post post = sent.post(settings.address());
    int attemptsLeft = sent.operation().changesState() ? 1 : settings.limits().connectAttempts();
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

  private RequestHeader header(Query.Wish wish) {
    return new RequestHeader(
        newId(),
        settings.address().service(),
        flow(),
        wish.respondWith().stream().sorted().map(RespondWith::uri).toList(),
        wish.limit().map(BigInteger::valueOf),
        Optional.empty(),
        extensions(wish));
  }

  private static List<MessageExtension> extensions(Query.Wish wish) {
    List<MessageExtension> extensions = new ArrayList<>(wish.extensions());
    if (wish.explained()) {
      extensions.add(ExplanationExtension.question());
    }
    return extensions;
  }

  private RequestHeader orderHeader(Set<RespondWith> wanted) {
    return header(Query.Wish.of(wanted));
  }

  private RequestHeader.Flow flow() {
    return settings.identity().isPresent()
        ? RequestHeader.Flow.offering(ResponseMechanism.REQUEST_SIGNATURE_VALUE)
        : RequestHeader.Flow.SYNCHRONOUS;
  }

  private String newId() {
    byte[] id = new byte[ID_OCTETS];
    random.nextBytes(id);
    return "_" + HexFormat.of().formatHex(id);
  }
}
