package dev.signet.xkms.model;

import java.util.List;
import java.util.Optional;

/** A request as one of the nine that XKMS 2.0 defines. */
public sealed interface Request {
  RequestHeader header();

  /** The operation that is asked for. */
  Operation operation();

  /** A request that may stand inside a {@link Compound}. */
  sealed interface Simple extends Request {}

  /** X-KISS Locate (section 5.1). */
  record Locate(RequestHeader header, QueryKeyBinding query) implements Simple {
    @Override
    public Operation operation() {
      return Operation.LOCATE;
    }
  }

  /** X-KISS Validate (section 5.2). */
  record Validate(RequestHeader header, QueryKeyBinding query) implements Simple {
    @Override
    public Operation operation() {
      return Operation.VALIDATE;
    }
  }

  /** X-KRSS Register (section 7.2). */
  record Register(
      RequestHeader header,
      PrototypeKeyBinding prototype,
      Authentication authentication,
      Optional<BindingSignature> proofOfPossession)
      implements Simple {
    @Override
    public Operation operation() {
      return Operation.REGISTER;
    }
  }

  /** X-KRSS Reissue (section 7.3). */
  record Reissue(
      RequestHeader header,
      KeyBinding binding,
      Authentication authentication,
      Optional<BindingSignature> proofOfPossession)
      implements Simple {
    @Override
    public Operation operation() {
      return Operation.REISSUE;
    }
  }

  /**
   * X-KRSS Revoke (section 7.4): authorised by an authentication or by a revocation code, not both.
   */
  record Revoke(
      RequestHeader header,
      KeyBinding binding,
      Authentication authentication,
      Optional<Octets> revocationCode)
      implements Simple {
    @Override
    public Operation operation() {
      return Operation.REVOKE;
    }
  }

  /** X-KRSS Recover (section 7.5). */
  record Recover(RequestHeader header, KeyBinding binding, Authentication authentication)
      implements Simple {
    @Override
    public Operation operation() {
      return Operation.RECOVER;
    }
  }

  /** Several requests in one message (section 2.8). */
  record Compound(RequestHeader header, List<Simple> requests) implements Request {
    public Compound {
      requests = List.copyOf(requests);
    }

    @Override
    public Operation operation() {
      return Operation.COMPOUND;
    }
  }

  /** Asks for the result of an asynchronous request (section 2.5). */
  record Pending(RequestHeader header, String responseId) implements Request {
    @Override
    public Operation operation() {
      return Operation.PENDING;
    }
  }

  /** Asks how far an asynchronous request is (section 2.5). */
  record Status(RequestHeader header, String responseId) implements Request {
    @Override
    public Operation operation() {
      return Operation.STATUS;
    }
  }
}
