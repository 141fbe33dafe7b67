package dev.signet.xkms.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A result as one of those that XKMS 2.0 defines. */
public sealed interface Result {
  ResultHeader header();

  /** A result that may stand inside a {@link Compound}. */
  sealed interface Simple extends Result {}

  /** The untyped result, where no more specific one can be given (section 3.3). */
  record Plain(ResultHeader header) implements Result {}

  /** Answer to {@link Request.Locate}. */
  record Locate(ResultHeader header, List<UnverifiedKeyBinding> bindings) implements Simple {
    public Locate {
      bindings = List.copyOf(bindings);
    }
  }

  /** Answer to {@link Request.Validate}. */
  record Validate(ResultHeader header, List<KeyBinding> bindings) implements Simple {
    public Validate {
      bindings = List.copyOf(bindings);
    }
  }

  /** Answer to {@link Request.Register}. */
  record Register(
      ResultHeader header, List<KeyBinding> bindings, Optional<EncryptedPrivateKey> privateKey)
      implements Simple {
    public Register {
      bindings = List.copyOf(bindings);
    }
  }

  /** Answer to {@link Request.Reissue}. */
  record Reissue(ResultHeader header, List<KeyBinding> bindings) implements Simple {
    public Reissue {
      bindings = List.copyOf(bindings);
    }
  }

  /** Answer to {@link Request.Revoke}. */
  record Revoke(ResultHeader header, List<KeyBinding> bindings) implements Simple {
    public Revoke {
      bindings = List.copyOf(bindings);
    }
  }

  /** Answer to {@link Request.Recover}. */
  record Recover(
      ResultHeader header, List<KeyBinding> bindings, Optional<EncryptedPrivateKey> privateKey)
      implements Simple {
    public Recover {
      bindings = List.copyOf(bindings);
    }
  }

  /** Answer to {@link Request.Compound}: inner results are matched by their RequestId. */
  record Compound(ResultHeader header, List<Simple> results) implements Result {
    public Compound {
      results = List.copyOf(results);
    }
  }

  /** Answer to {@link Request.Status}: counts of inner requests, for a pending compound only. */
  record Status(
      ResultHeader header,
      Optional<BigInteger> success,
      Optional<BigInteger> failure,
      Optional<BigInteger> pending)
      implements Result {}
}
