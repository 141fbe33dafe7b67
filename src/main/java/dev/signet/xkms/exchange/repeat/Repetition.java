package dev.signet.xkms.exchange.repeat;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.Sealing;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.Receipt;
import dev.signet.xkms.registry.Receipts;
import java.util.Optional;

/**
 * Gives a message that comes again its first answer again, and makes the receipts by which this is
 * done (XKMS 2.0 section 3.1; no operation is idempotent by itself).
 *
 * <p>Two messages are the same if Id and octets are. Only requests that change something have
 * receipts, and only when they were carried out: what was refused is judged again. The answer says
 * how things stood at first; who wants to know how they stand now asks with a new message.
 *
 * <p>Who shows the very octets of a message gets what its sender got, and needs no right of their
 * own: the octets hold the evidence that was judged at first. Therefore:
 *
 * <ul>
 *   <li>Another endpoint gives no first answer, though it may share the database: what an endpoint
 *       demands of its channel and its requestors was demanded by the first one only.
 *   <li>A request with a NotBoundAuthentication gets it over a confidential channel only, as it
 *       would be carried out only there.
 *   <li>A result with a private key is given again over a confidential channel only, even if the
 *       first came over another: what was overheard must not be worth being asked for again, and an
 *       answer that was lost on the way was overheard by nobody perhaps.
 * </ul>
 *
 * <p>A result with a private key is kept sealed under a key outside of the database, for the
 * database also holds the key that the private key is encrypted under. Where there is no such key
 * it is not kept, and the message is refused when it comes again.
 */
public final class Repetition {
  private static final String NOTE = "the first answer again";

  private final Receipts receipts;
  private final Optional<Sealing> sealing;
  private final ServiceProfile profile;
  private final RepeatRules rules;

  /**
   * @param sealing empty: results with a private key are not kept
   * @param profile the endpoint whose answers these are
   */
  public Repetition(
      Receipts receipts, Optional<Sealing> sealing, ServiceProfile profile, RepeatRules rules) {
    this.receipts = receipts;
    this.sealing = sealing;
    this.profile = profile;
    this.rules = rules;
  }

  /** Carries a request out, or refuses it. */
  public interface Work {
    Answer<? extends Result> answer() throws Refused;
  }

  /**
   * The first answer where there is one; otherwise what the work leads to. A copy that is refused
   * because another came first, at this node or another, gets the answer to that one.
   */
  public Answer<? extends Result> once(ReceivedRequest<?> received, Work work) throws Refused {
    Optional<Answer<? extends Result>> first = firstAnswer(received);
    if (first.isPresent()) {
      return first.get();
    }
    try {
      return work.answer();
    } catch (Refused refused) {
      return firstAnswer(received).orElseThrow(() -> refused);
    }
  }

  /**
   * The answer that the same message got before, to be signed anew.
   *
   * @throws IllegalStateException if it is kept and cannot be read: changed, or sealed under
   *     another key
   */
  public Optional<Answer<? extends Result>> firstAnswer(ReceivedRequest<?> received) {
    return Handle.of(received)
        .filter(handle -> received.channel().confidential() || !showsCredential(received))
        .flatMap(this::kept)
        .filter(result -> mayGo(result, received))
        .map(result -> new Answer<>(result, NOTE));
  }

  /**
   * What has to be kept with the change that this result tells of; empty if it is not to be given
   * again.
   */
  public Optional<Receipt> receipt(ReceivedRequest<?> received, Result result) {
    return Handle.of(received).flatMap(handle -> receipt(handle, result));
  }

  private Optional<Receipt> receipt(Octets handle, Result result) {
    Octets answer = StoredResult.write(result);
    if (answer.length() > rules.largestAnswer()) {
      return Optional.empty();
    }
    return holdsPrivateKey(result)
        ? sealing.map(key -> new Receipt(handle, key.seal(answer, purpose(handle)), true))
        : Optional.of(new Receipt(handle, answer, false));
  }

  private Optional<Result> kept(Octets handle) {
    return receipts.receipt(handle).flatMap(this::opened).map(StoredResult::read);
  }

  private Optional<Octets> opened(Receipt receipt) {
    return receipt.sealed()
        ? sealing.map(key -> key.open(receipt.answer(), purpose(receipt.handle())))
        : Optional.of(receipt.answer());
  }

  private boolean mayGo(Result result, ReceivedRequest<?> received) {
    boolean here = result.header().service().equals(profile.canonicalUri());
    return here && (received.channel().confidential() || !holdsPrivateKey(result));
  }

  private static boolean holdsPrivateKey(Result result) {
    return result instanceof Result.Register registered && registered.privateKey().isPresent()
        || result instanceof Result.Recover recovered && recovered.privateKey().isPresent();
  }

  private static boolean showsCredential(ReceivedRequest<?> received) {
    return authentication(received.request()).notBound().isPresent();
  }

  private static Authentication authentication(Request request) {
    if (request instanceof Request.Register register) {
      return register.authentication();
    }
    if (request instanceof Request.Reissue reissue) {
      return reissue.authentication();
    }
    if (request instanceof Request.Revoke revoke) {
      return revoke.authentication();
    }
    return request instanceof Request.Recover recover
        ? recover.authentication()
        : Authentication.NONE;
  }

  /** An Id of a binding, which is what else is sealed for, has no blank. */
  private static String purpose(Octets handle) {
    return "first answer " + handle.toBase64();
  }
}
