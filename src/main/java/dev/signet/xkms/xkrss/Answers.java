package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkiss.KeyDescriber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a requestor what was done: what is really bound, and how it stands now (XKMS 2.0 section
 * 7.1, [206]).
 */
public final class Answers {

  private static final ResultCode INCOMPLETE =
      ResultCode.of(ResultMajor.SUCCESS, ResultMinor.INCOMPLETE);

  private final KeyDescriber describer;
  private final ResultHeaders headers;

  public Answers(KeyDescriber describer, ResultHeaders headers) {
    this.describer = describer;
    this.headers = headers;
  }

  /** Header and key binding of one answer. */
  record Told(ResultHeader header, KeyBinding binding) {
    Result.Register registered(Optional<EncryptedPrivateKey> generated) {
      return new Result.Register(header, List.of(binding), generated);
    }
  }

  /** A fresh Id for a binding. */
  String newId() {
    return headers.newId();
  }

  /**
   * A binding that was just registered or reissued: everything about it is established, but one
   * that is still to begin is not valid yet.
   */
  Told inForce(ReceivedRequest<?> received, RegisteredBinding binding, Instant now) {
    return told(received, binding, status(binding, now, StatusValue.VALID), false);
  }

  /** The same, with the private key that was made for it. */
  Told generated(ReceivedRequest<?> received, RegisteredBinding binding, Instant now) {
    return told(received, binding, status(binding, now, StatusValue.VALID), true);
  }

  /** A binding that is revoked; the rest still holds. */
  Told revoked(ReceivedRequest<?> received, RegisteredBinding binding, Instant now) {
    return told(received, binding, status(binding, now, StatusValue.INVALID), false);
  }

  /** A binding that is revoked, whose private key is given back. */
  Told recovered(ReceivedRequest<?> received, RegisteredBinding binding, Instant now) {
    return told(received, binding, status(binding, now, StatusValue.INVALID), true);
  }

  private static KeyStatus status(RegisteredBinding binding, Instant now, StatusValue revocation) {
    StatusValue term = binding.validity().contains(now) ? StatusValue.VALID : StatusValue.INVALID;
    return KeyStatus.judged(
        Map.of(
            Reason.REVOCATION_STATUS,
            revocation,
            Reason.ISSUER_TRUST,
            StatusValue.VALID,
            Reason.SIGNATURE,
            StatusValue.VALID,
            Reason.VALIDITY_INTERVAL,
            term));
  }

  private Told told(
      ReceivedRequest<?> received,
      RegisteredBinding binding,
      KeyStatus status,
      boolean privateKey) {
    RequestHeader asked = received.request().header();
    KeyDescriber.Described described = describer.describe(binding, asked.respondWith());
    boolean complete =
        described.complete() && (privateKey || !asked.wants(RespondWith.PRIVATE_KEY));
    return new Told(
        headers.to(received, complete ? ResultCode.SUCCESS : INCOMPLETE),
        new KeyBinding(described.description(), Optional.of(binding.validity()), status));
  }
}
