package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.signature.SignatureFinding;

/** A request that was read, what became of its signature, and how it came. */
public record ReceivedRequest<R extends Request>(
    R request, SignatureFinding signature, Channel channel) {
  /** The same circumstances around a request that stood inside. */
  public <I extends Request> ReceivedRequest<I> around(I inner) {
    return new ReceivedRequest<>(inner, signature, channel);
  }
}
