package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A request that was read, what became of its own signature, how it came, and what else is known of
 * it.
 */
public record ReceivedRequest<R extends Request>(
    R request, SignatureFinding signature, Channel channel, Turn turn) {
  public ReceivedRequest(R request, SignatureFinding signature, Channel channel) {
    this(request, signature, channel, Turn.FIRST);
  }

  /** The same circumstances, for what is the same request seen as another type. */
  public <I extends Request> ReceivedRequest<I> around(I same) {
    return new ReceivedRequest<>(same, signature, channel, turn);
  }

  /** The same request at another turn. */
  public ReceivedRequest<R> at(Turn newTurn) {
    return new ReceivedRequest<>(request, signature, channel, newTurn);
  }

  /**
   * The key whose signature covers this request: of its own message signature, or of the one around
   * it. Whose key that is, is not said.
   */
  public Optional<PublicKey> signer() {
    return signature.match(
        none -> turn.signerAround(),
        verified -> Optional.of(verified.key()),
        broken -> Optional.empty());
  }
}
