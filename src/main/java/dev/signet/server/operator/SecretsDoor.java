package dev.signet.server.operator;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.registration.SecretOffice;
import dev.signet.registration.SecretOrder;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Makes, lists and withdraws shared secrets. */
@WebServlet(urlPatterns = {"/operator/secrets", "/operator/secrets/*"})
public class SecretsDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Set<String> FIELDS = Set.of("name", "kind", "uses", "days");

  @Inject private transient OperatorGate gate;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    new Doorkeeper(gate)
        .admit(request, response, (office, visit) -> answer(office.secrets(), visit));
  }

  private static DoorAnswer answer(SecretOffice secrets, Doorkeeper.Visit visit)
      throws IOException {
    String id = visit.path();
    if (id.isEmpty() && visit.method().equals("GET")) {
      return DoorAnswer.of(HttpServletResponse.SC_OK, SecretJson.list(secrets.list()));
    }
    if (id.isEmpty() && visit.method().equals("POST")) {
      return DoorAnswer.of(
          HttpServletResponse.SC_CREATED, SecretJson.made(secrets.issue(order(visit.request()))));
    }
    if (!id.isEmpty() && visit.method().equals("DELETE")) {
      return secrets.withdraw(id)
          ? DoorAnswer.empty()
          : DoorAnswer.error(
              HttpServletResponse.SC_NOT_FOUND, "there is no such secret to withdraw");
    }
    return DoorAnswer.notAllowed(id.isEmpty() ? "GET, POST" : "DELETE");
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
}
