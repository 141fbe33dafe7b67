package dev.signet.xkms.model;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every request carries (MessageAbstractType and RequestAbstractType of the schema), without
 * its signature.
 *
 * @param id the message's Id
 * @param service URI of the service that is addressed
 * @param flow what ties the request to others of one exchange
 * @param respondWith wanted kinds of answer; unknown URIs stay in
 * @param responseLimit largest number of key bindings wanted; any integer may come
 */
public record RequestHeader(
    String id,
    String service,
    Flow flow,
    List<String> respondWith,
    Optional<BigInteger> responseLimit,
    Optional<OpaqueClientData> opaqueClientData,
    List<MessageExtension> extensions) {

  /**
   * The exchange pattern's fields (XKMS 2.0 sections 2.5 and 2.6).
   *
   * @param mechanisms ResponseMechanism URIs
   */
  public record Flow(
      Set<String> mechanisms,
      Optional<Octets> nonce,
      Optional<String> originalRequestId,
      Optional<PendingNotification> notification) {
    /** A plain synchronous request. */
    public static final Flow SYNCHRONOUS =
        new Flow(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Flow {
      mechanisms = Set.copyOf(mechanisms);
    }

    /** The same, with one more mechanism. */
    public Flow and(ResponseMechanism mechanism) {
      Set<String> more = new HashSet<>(mechanisms);
      more.add(mechanism.uri());
      return new Flow(more, nonce, originalRequestId, notification);
    }

    /** A synchronous request that asks for these mechanisms. */
    public static Flow offering(ResponseMechanism mechanism) {
      return new Flow(
          Set.of(mechanism.uri()), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  public RequestHeader {
    respondWith = List.copyOf(respondWith);
    extensions = List.copyOf(extensions);
  }

  /** A synchronous request with nothing optional. */
  public static RequestHeader of(String id, String service, RespondWith... respondWith) {
    List<String> wanted = java.util.Arrays.stream(respondWith).map(RespondWith::uri).toList();
    return new RequestHeader(
        id, service, Flow.SYNCHRONOUS, wanted, Optional.empty(), Optional.empty(), List.of());
  }

  public boolean offers(ResponseMechanism mechanism) {
    return flow.mechanisms().contains(mechanism.uri());
  }

  public boolean wants(RespondWith kind) {
    return respondWith.contains(kind.uri());
  }
}
