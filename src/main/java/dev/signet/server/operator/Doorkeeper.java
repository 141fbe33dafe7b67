package dev.signet.server.operator;

import dev.signet.xkms.registry.RegistryUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * Lets operators in, and nobody else. A browser cannot be made to knock by another site: the token
 * travels in a header that no form can set.
 */
final class Doorkeeper {
  private static final Logger LOG = System.getLogger("dev.signet.operator");
  private static final Set<String> RELAYED =
      Set.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");
  private static final String NOBODY = "-";

  private final OperatorGate gate;

  Doorkeeper(OperatorGate gate) {
    this.gate = gate;
  }

  /** What is done for an operator who was let in. */
  interface Service {
    /**
     * @throws IllegalArgumentException if the request is not what it should be
     */
    DoorAnswer serve(OperatorOffice office, Visit visit) throws IOException;
  }

  /**
   * A request of a known operator.
   *
   * @param path below the door, without the first slash
   */
  record Visit(String operator, String path, HttpServletRequest request) {
    String method() {
      return request.getMethod();
    }
  }

  void admit(HttpServletRequest request, HttpServletResponse response, Service service)
      throws IOException {
    Optional<OperatorOffice> office = gate.office();
    Optional<String> operator = office.flatMap(open -> operator(open, request));
    DoorAnswer answer =
        office
            .map(open -> answer(open, operator, request, service))
            .orElseGet(
                () ->
                    DoorAnswer.error(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Signet is not in service"));
    LOG.log(
        Level.INFO,
        "operator={0} peer={1} method={2} http={3}",
        operator.orElse(NOBODY),
        request.getRemoteAddr(),
        request.getMethod().replaceAll("[^A-Z]", "?"),
        answer.status());
    answer.send(response);
  }

  private static Optional<String> operator(OperatorOffice office, HttpServletRequest request) {
    return isPeerAllowed(office.remote(), request)
        ? office.operators().nameOf(Optional.ofNullable(request.getHeader("Authorization")))
        : Optional.empty();
  }

  private static DoorAnswer answer(
      OperatorOffice office,
      Optional<String> operator,
      HttpServletRequest request,
      Service service) {
    if (!isPeerAllowed(office.remote(), request)) {
      return DoorAnswer.error(
          HttpServletResponse.SC_FORBIDDEN,
          "operators come from this machine, or over TLS if signet.operator.remote is true");
    }
    if (operator.isEmpty()) {
      return DoorAnswer.error(
              HttpServletResponse.SC_UNAUTHORIZED, "the operator's token is missing or wrong")
          .with("WWW-Authenticate", "Bearer");
    }
    try {
      return service.serve(office, new Visit(operator.get(), path(request), request));
    } catch (IllegalArgumentException | IOException bad) {
      return DoorAnswer.error(HttpServletResponse.SC_BAD_REQUEST, String.valueOf(bad.getMessage()));
    } catch (RegistryUnavailable unavailable) {
      return DoorAnswer.error(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the database does not answer");
    }
  }

  private static String path(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
  }

  /**
   * A proxy on this machine makes everybody look near; what came through one counts as from afar.
   */
  static boolean isPeerAllowed(boolean remote, HttpServletRequest request) {
    boolean relayed = RELAYED.stream().anyMatch(header -> request.getHeader(header) != null);
    return (!relayed && isLoopback(request.getRemoteAddr())) || (remote && request.isSecure());
  }

  /** The container gives an address in digits, so nothing is looked up. */
  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (IOException notAnAddress) {
      return false;
    }
  }
}
