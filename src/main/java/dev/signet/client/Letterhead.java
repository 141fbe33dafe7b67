package dev.signet.client;

import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.xml.ExplanationExtension;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands at the head of every request of one client (XKMS 2.0 sections 3.1 and 3.2). */
final class Letterhead {
  private static final int ID_OCTETS = 16;

  private final ClientSettings settings;
  private final SecureRandom random;

  Letterhead(ClientSettings settings, SecureRandom random) {
    this.settings = settings;
    this.random = random;
  }

  RequestHeader header(String id, Query.Wish wish, RequestHeader.Flow flow) {
    return new RequestHeader(
        id,
        settings.address().service(),
        flow,
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

  /** One answer, at once. */
  RequestHeader.Flow synchronous() {
    return flow(mechanisms(), Optional.empty(), Optional.empty());
  }

  /** At once or later. */
  RequestHeader.Flow patient(Optional<PendingNotification> notification) {
    return flow(patiently(), Optional.empty(), notification);
  }

  /** About a request that was put off. */
  RequestHeader.Flow about(Ticket ticket) {
    return flow(patiently(), Optional.of(ticket.requestId()), Optional.empty());
  }

  String newId() {
    byte[] id = new byte[ID_OCTETS];
    random.nextBytes(id);
    return "_" + HexFormat.of().formatHex(id);
  }

  /** Two phases are always welcome (XKMS 2.0 section 2.6). */
  private Set<ResponseMechanism> mechanisms() {
    return settings.identity().isPresent()
        ? EnumSet.of(ResponseMechanism.REPRESENT, ResponseMechanism.REQUEST_SIGNATURE_VALUE)
        : EnumSet.of(ResponseMechanism.REPRESENT);
  }

  private Set<ResponseMechanism> patiently() {
    Set<ResponseMechanism> offered = mechanisms();
    offered.add(ResponseMechanism.PENDING);
    return offered;
  }

  private static RequestHeader.Flow flow(
      Set<ResponseMechanism> offered,
      Optional<String> originalRequestId,
      Optional<PendingNotification> notification) {
    return new RequestHeader.Flow(
        offered.stream().map(ResponseMechanism::uri).collect(Collectors.toSet()),
        Optional.empty(),
        originalRequestId,
        notification);
  }
}
