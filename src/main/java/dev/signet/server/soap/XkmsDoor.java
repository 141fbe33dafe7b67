package dev.signet.server.soap;

import dev.signet.xkms.exchange.Channel;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** The one URL of the key service: POST a message, GET the contract. */
@WebServlet(
    urlPatterns = {XkmsDoor.PATH, XkmsDoor.PATH + "/*"},
    asyncSupported = true)
public class XkmsDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Where the default policy answers. */
  public static final String PATH = "/xkms";

  private static final String WHAT_THIS_IS =
      "Signet, an XKMS 2.0 key service. POST an XKMS message here: SOAP 1.1, SOAP 1.2 or bare XML."
          + " The WSDL is at ?wsdl.";

  @Inject private transient Gatekeeper gatekeeper;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Reception> reception = gatekeeper.reception();
    if (reception.isEmpty()) {
      Reply.text(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "No key service is in service here; the log says why.")
          .sendTo(response);
      return;
    }
    receive(reception.get(), request, response);
  }

  private void receive(
      Reception reception, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Channel channel =
        new Channel(request.isSecure(), request.getRemoteAddr(), reception.correlation());
    response.setHeader("X-Request-Id", channel.correlation());
    Optional<Reply> reply =
        reply(reception, new Visit(getServletContext(), request, response, channel));
    if (reply.isPresent()) {
      reply.get().sendTo(response);
    }
  }

  /** What to answer now; nothing while the body is on its way. */
  private static Optional<Reply> reply(Reception reception, Visit visit) {
    try {
      Endpoint endpoint =
          reception
              .endpoint(rest(visit.request()))
              .orElseThrow(
                  () ->
                      Refused.inWords(
                          HttpServletResponse.SC_NOT_FOUND, "There is no such trust policy here."));
      return switch (visit.request().getMethod()) {
        case "POST" -> post(reception, endpoint, visit);
        case "GET", "HEAD" -> Optional.of(page(reception, visit.request()));
        default -> throw methodNotAllowed(visit.response());
      };
    } catch (Refused refused) {
      return Optional.of(refused.loggedFor(visit.channel()));
    }
  }

  private static Optional<Reply> post(Reception reception, Endpoint endpoint, Visit visit)
      throws Refused {
    MessageDoor door = new MessageDoor(endpoint);
    Optional<byte[]> there = reception.body().atOnce(visit.request());
    if (there.isPresent()) {
      return Optional.of(door.answer(there.get(), visit));
    }
    LateBody.await(reception.body(), door, visit);
    return Optional.empty();
  }

  private static Refused methodNotAllowed(HttpServletResponse response) {
    response.setHeader("Allow", "GET, HEAD, POST");
    return Refused.inWords(
        HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Only POST and GET are understood here.");
  }

  private static Reply page(Reception reception, HttpServletRequest request) throws Refused {
    Optional<String> query = Optional.ofNullable(request.getQueryString());
    if (query.isEmpty()) {
      return Reply.text(HttpServletResponse.SC_OK, WHAT_THIS_IS);
    }
    ContractPages contract = reception.contract();
    String path = rest(request).length() > 1 ? PATH + rest(request) : PATH;
    String address =
        contract.address(request.getScheme(), Optional.ofNullable(request.getHeader("Host")), path);
    Optional<Reply> page =
        query.get().startsWith("xsd=")
            ? contract.schema(query.get().substring("xsd=".length()), address)
            : query.filter("wsdl"::equalsIgnoreCase).flatMap(wsdl -> contract.wsdl(address));
    return page.orElseThrow(
        () -> Refused.inWords(HttpServletResponse.SC_NOT_FOUND, "There is no such page here."));
  }

  private static String rest(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getPathInfo(), "");
  }
}
