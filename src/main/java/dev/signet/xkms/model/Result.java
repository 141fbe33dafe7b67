package dev.signet.xkms.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A result as one of those that XKMS 2.0 defines. */
public sealed interface Result {
  ResultHeader header();

  /** The same result under another header. */
  Result with(ResultHeader newHeader);

  /** A result that may stand inside a {@link Compound}. */
  sealed interface Simple extends Result {
    @Override
    Simple with(ResultHeader newHeader);
  }

  /** The untyped result, where no more specific one can be given (section 3.3). */
  record Plain(ResultHeader header) implements Result {
    @Override
    public Plain with(ResultHeader newHeader) {
      return new Plain(newHeader);
    }
  }

  /** Answer to {@link Request.Locate}. */
  record Locate(ResultHeader header, List<UnverifiedKeyBinding> bindings) implements Simple {
    public Locate {
      bindings = List.copyOf(bindings);
    }

    @Override
    public Locate with(ResultHeader newHeader) {
      return new Locate(newHeader, bindings);
    }
  }

  /** Answer to {@link Request.Validate}. */
  record Validate(ResultHeader header, List<KeyBinding> bindings) implements Simple {
    public Validate {
      bindings = List.copyOf(bindings);
    }

    @Override
    public Validate with(ResultHeader newHeader) {
      return new Validate(newHeader, bindings);
    }
  }

  /** Answer to {@link Request.Register}. */
  record Register(
      ResultHeader header, List<KeyBinding> bindings, Optional<EncryptedPrivateKey> privateKey)
      implements Simple {
    public Register {
      bindings = List.copyOf(bindings);
    }

    @Override
    public Register with(ResultHeader newHeader) {
      return new Register(newHeader, bindings, privateKey);
    }
  }

  /** Answer to {@link Request.Reissue}. */
  record Reissue(ResultHeader header, List<KeyBinding> bindings) implements Simple {
    public Reissue {
      bindings = List.copyOf(bindings);
    }

    @Override
    public Reissue with(ResultHeader newHeader) {
      return new Reissue(newHeader, bindings);
    }
  }

  /** Answer to {@link Request.Revoke}. */
  record Revoke(ResultHeader header, List<KeyBinding> bindings) implements Simple {
    public Revoke {
      bindings = List.copyOf(bindings);
    }

    @Override
    public Revoke with(ResultHeader newHeader) {
      return new Revoke(newHeader, bindings);
    }
  }

  /** Answer to {@link Request.Recover}. */
  record Recover(
      ResultHeader header, List<KeyBinding> bindings, Optional<EncryptedPrivateKey> privateKey)
      implements Simple {
    public Recover {
      bindings = List.copyOf(bindings);
    }

    @Override
    public Recover with(ResultHeader newHeader) {
      return new Recover(newHeader, bindings, privateKey);
    }
  }

  /** Answer to {@link Request.Compound}: inner results are matched by their RequestId. */
  record Compound(ResultHeader header, List<Simple> results) implements Result {
    public Compound {
      results = List.copyOf(results);
    }

    @Override
    public Compound with(ResultHeader newHeader) {
      return new Compound(newHeader, results);
    }
  }

  /** Answer to {@link Request.Status}: counts of inner requests, for a pending compound only. */
  record Status(
      ResultHeader header,
      Optional<BigInteger> success,
      Optional<BigInteger> failure,
      Optional<BigInteger> pending)
      implements Result {
    @Override
    public Status with(ResultHeader newHeader) {
      return new Status(newHeader, success, failure, pending);
    }
  }
}
