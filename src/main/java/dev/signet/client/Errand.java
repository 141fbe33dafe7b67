package dev.signet.client;

import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.RequestCredentials;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service is asked or told to do, before it becomes a message: one of the six operations, or
 * several of them in one message (XKMS 2.0 sections 2.8, 5 and 7).
 *
 * @param <R> the result that answers it
 */
public final class Errand<R extends Result> {
  /** The most that one compound message carries; services may take fewer. */
  public static final int MOST_PARTS = 50;

  private static final Set<RespondWith> CERTIFICATES =
      EnumSet.of(RespondWith.X509_CERT, RespondWith.X509_CHAIN);

  private final Operation operation;
  private final Class<R> kind;
  private final Body body;
  private final List<Errand<? extends Result.Simple>> parts;

  /** What a message of one operation consists of. */
  private record Body(Query.Wish wish, RequestCredentials credentials, Form form) {
    static Body question(Query query, Form form) {
      return new Body(query.wish(), RequestCredentials.NONE, form);
    }

    static Body order(Set<RespondWith> wanted, RequestCredentials credentials, Form form) {
      return new Body(Query.Wish.of(wanted), credentials, form);
    }
  }

  /** Makes the request under its header; its key binding gets an Id of its own. */
  private interface Form {
    Request.Simple under(RequestHeader header, String bindingId);
  }

  private Errand(
      Operation operation, Class<R> kind, Body body, List<Errand<? extends Result.Simple>> parts) {
    this.operation = operation;
    this.kind = kind;
    this.body = body;
    this.parts = List.copyOf(parts);
  }

  /** To find keys; what comes back is unverified (XKMS 2.0 section 5.1). */
  public static Errand<Result.Locate> locate(Query query) {
    Form form = (header, id) -> new Request.Locate(header, query.example());
    return one(Operation.LOCATE, Result.Locate.class, Body.question(query, form));
  }

  /** To have keys judged (XKMS 2.0 section 5.2). */
  public static Errand<Result.Validate> validate(Query query) {
    Form form = (header, id) -> new Request.Validate(header, query.example());
    return one(Operation.VALIDATE, Result.Validate.class, Body.question(query, form));
  }

  /** To have a key registered, with its certificates in the answer (XKMS 2.0 section 7.2). */
  public static Errand<Result.Register> register(Registration order) {
    Form form =
        (header, id) ->
            new Request.Register(
                header, named(order.prototype(), id), Authentication.NONE, Optional.empty());
    return one(
        Operation.REGISTER,
        Result.Register.class,
        Body.order(CERTIFICATES, order.credentials(), form));
  }

  /** To have a binding renewed for the same key (XKMS 2.0 section 7.3). */
  public static Errand<Result.Reissue> reissue(Amendment order) {
    Form form =
        (header, id) ->
            new Request.Reissue(header, order.binding(id), Authentication.NONE, Optional.empty());
    return one(
        Operation.REISSUE,
        Result.Reissue.class,
        Body.order(CERTIFICATES, order.credentials(), form));
  }

  /** To have a binding revoked (XKMS 2.0 section 7.4). */
  public static Errand<Result.Revoke> revoke(Amendment order) {
    Form form =
        (header, id) ->
            new Request.Revoke(
                header, order.binding(id), Authentication.NONE, order.revocationCode());
    return one(
        Operation.REVOKE, Result.Revoke.class, Body.order(CERTIFICATES, order.credentials(), form));
  }

  /**
   * To get an escrowed private key back, encrypted; few services offer this (XKMS 2.0 section 7.5).
   */
  public static Errand<Result.Recover> recover(Amendment order) {
    Form form = (header, id) -> new Request.Recover(header, order.binding(id), Authentication.NONE);
    return one(
        Operation.RECOVER,
        Result.Recover.class,
        Body.order(EnumSet.of(RespondWith.PRIVATE_KEY), order.credentials(), form));
  }

  /**
   * Several errands in one message (XKMS 2.0 section 2.8); the answer has their results in this
   * order, see {@link Parts}.
   *
   * @throws IllegalArgumentException if there are none, more than {@link #MOST_PARTS}, or one twice
   */
  public static Errand<Result.Compound> compound(List<Errand<? extends Result.Simple>> parts) {
    if (parts.isEmpty() || parts.size() > MOST_PARTS) {
      throw new IllegalArgumentException("a compound has 1 to " + MOST_PARTS + " requests");
    }
    if (Set.copyOf(parts).size() < parts.size()) {
      throw new IllegalArgumentException("the same errand stands twice in a compound");
    }
    Form none =
        (header, id) -> {
          throw new IllegalStateException("a compound is no simple request");
        };
    return new Errand<>(
        Operation.COMPOUND,
        Result.Compound.class,
        Body.order(Set.of(), RequestCredentials.NONE, none),
        parts);
  }

  private static <R extends Result.Simple> Errand<R> one(
      Operation operation, Class<R> kind, Body body) {
    return new Errand<>(operation, kind, body, List.of());
  }

  private static PrototypeKeyBinding named(PrototypeKeyBinding prototype, String id) {
    return new PrototypeKeyBinding(
        prototype.description().withId(id),
        prototype.validity(),
        prototype.revocationCodeIdentifier());
  }

  public Operation operation() {
    return operation;
  }

  Class<R> kind() {
    return kind;
  }

  List<Operation> partOperations() {
    return parts.stream().map(Errand::operation).toList();
  }

  /** Position of an errand in a compound; empty if it is not in it. */
  Optional<Integer> positionOf(Errand<?> part) {
    int position = parts.indexOf(part);
    return position < 0 ? Optional.empty() : Optional.of(position);
  }

  /** The message for it. */
  Dispatch<R> dispatch(Letterhead letterhead, RequestHeader.Flow flow) {
    Expected<R> expected = new Expected<>(operation, kind, partOperations());
    RequestHeader header = letterhead.header(letterhead.newId(), body.wish(), flow);
    if (parts.isEmpty()) {
      Request.Simple request = body.form().under(header, letterhead.newId());
      return new Dispatch<>(request, part -> body.credentials(), expected);
    }
    Map<String, RequestCredentials> credentials = new LinkedHashMap<>();
    List<Request.Simple> requests = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String id = Expected.partId(header.id(), i);
      requests.add(parts.get(i).part(letterhead, id));
      credentials.put(id, parts.get(i).body.credentials());
    }
    return new Dispatch<>(
        new Request.Compound(header, requests),
        part -> credentials.getOrDefault(part.header().id(), RequestCredentials.NONE),
        expected);
  }

  private Request.Simple part(Letterhead letterhead, String id) {
    RequestHeader header = letterhead.header(id, body.wish(), RequestHeader.Flow.SYNCHRONOUS);
    return body.form().under(header, letterhead.newId());
  }
}
