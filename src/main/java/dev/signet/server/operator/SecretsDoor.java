package dev.signet.server.operator;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.registration.SecretOffice;
import dev.signet.registration.SecretOrder;
import dev.signet.xkms.registry.RegistryUnavailable;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes, lists and withdraws shared secrets. A browser cannot be made to call it by another site:
 * the token travels in a header that no form can set.
 */
@WebServlet(urlPatterns = {"/operator/secrets", "/operator/secrets/*"})
public class SecretsDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger("dev.signet.operator");
  private static final Set<String> FIELDS = Set.of("name", "kind", "uses", "days");

  private static final Set<String> RELAYED =
      Set.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");
  @Inject private transient OperatorGate gate;

  private record Answer(int status, Optional<JsonObject> body) {
    static Answer of(int status, JsonObject body) {
      return new Answer(status, Optional.of(body));
    }

    static Answer error(int status, String words) {
      return of(status, SecretJson.error(words));
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer answer =
        gate.office()
            .map(office -> admitted(office, request, response))
            .orElseGet(
                () ->
                    Answer.error(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Signet is not in service"));
    LOG.log(
        Level.INFO,
        "operator peer={0} method={1} http={2}",
        request.getRemoteAddr(),
        request.getMethod().replaceAll("[^A-Z]", "?"),
        answer.status());
    send(answer, response);
  }

  private static Answer admitted(
      OperatorOffice office, HttpServletRequest request, HttpServletResponse response) {
    if (!isPeerAllowed(office.remote(), request)) {
      return Answer.error(
          HttpServletResponse.SC_FORBIDDEN,
          "operators come from this machine, or over TLS if signet.operator.remote is true");
    }
    if (!office.token().isIn(Optional.ofNullable(request.getHeader("Authorization")))) {
      response.setHeader("WWW-Authenticate", "Bearer");
      return Answer.error(
          HttpServletResponse.SC_UNAUTHORIZED, "the operator's token is missing or wrong");
    }
    try {
      return answer(office.secrets(), request, response);
    } catch (IllegalArgumentException | IOException bad) {
      return Answer.error(HttpServletResponse.SC_BAD_REQUEST, String.valueOf(bad.getMessage()));
    } catch (RegistryUnavailable unavailable) {
      return Answer.error(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the database does not answer");
    }
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

  private static Answer answer(
      SecretOffice secrets, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
    if (id.isEmpty() && request.getMethod().equals("GET")) {
      return Answer.of(HttpServletResponse.SC_OK, SecretJson.list(secrets.list()));
    }
    if (id.isEmpty() && request.getMethod().equals("POST")) {
      return Answer.of(
          HttpServletResponse.SC_CREATED, SecretJson.made(secrets.issue(order(request))));
    }
    if (!id.isEmpty() && request.getMethod().equals("DELETE")) {
      return secrets.withdraw(id)
          ? new Answer(HttpServletResponse.SC_NO_CONTENT, Optional.empty())
          : Answer.error(HttpServletResponse.SC_NOT_FOUND, "there is no such secret to withdraw");
    }
    response.setHeader("Allow", id.isEmpty() ? "GET, POST" : "DELETE");
    return Answer.error(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "not understood here");
  }

  private static SecretOrder order(HttpServletRequest request) throws IOException {
    FormFields form = FormFields.read(request.getInputStream(), FIELDS);
    SecretOrder usual = SecretOrder.forEntity(entity(form.required("kind"), form.required("name")));
    int days = form.number("days", Math.toIntExact(SecretOrder.USUAL.toDays()));
    return usual.withUses(form.number("uses", usual.uses())).withLifetime(Duration.ofDays(days));
  }

  private static Entity entity(String kind, String name) {
    return switch (kind) {
      case "mailbox" -> new Entity.Mailbox(MailAddress.of(name));
      case "domain" -> new Entity.Domain(DomainName.of(name));
      default -> throw new IllegalArgumentException("field kind must be mailbox or domain");
    };
  }

  private static void send(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader("Cache-Control", "no-store");
    if (answer.body().isPresent()) {
      byte[] octets = answer.body().get().toString().getBytes(StandardCharsets.UTF_8);
      response.setContentType("application/json");
      response.setContentLength(octets.length);
      response.getOutputStream().write(octets);
    }
  }
}
