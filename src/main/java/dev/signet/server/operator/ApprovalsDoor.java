package dev.signet.server.operator;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the requests that wait for operators, and takes what these say to them. */
@WebServlet(urlPatterns = {"/operator/approvals", "/operator/approvals/*"})
public class ApprovalsDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger("dev.signet.operator");

  /** The most that one list shows; the longest waiting come first. */
  private static final int MOST = 200;

  private static final int MAX_LETTERS = 500;
  private static final Pattern PATH = Pattern.compile("([0-9]{1,18})(?:/(approve|deny))?");

  @Inject private transient OperatorGate gate;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    new Doorkeeper(gate)
        .admit(
            request,
            response,
            (office, visit) ->
                office.approvals().isPresent()
                    ? answer(office.approvals().get(), visit)
                    : DoorAnswer.error(
                        HttpServletResponse.SC_NOT_FOUND, "no request waits for operators here"));
  }

  static DoorAnswer answer(Approvals approvals, Doorkeeper.Visit visit) throws IOException {
    if (visit.path().isEmpty()) {
      return visit.method().equals("GET")
          ? DoorAnswer.of(HttpServletResponse.SC_OK, ApprovalJson.list(approvals.waiting(MOST)))
          : DoorAnswer.notAllowed("GET");
    }
    Matcher path = PATH.matcher(visit.path());
    if (!path.matches()) {
      return unknown();
    }
    long number = Long.parseLong(path.group(1));
    if (path.group(2) == null) {
      return visit.method().equals("GET") ? shown(approvals, number) : DoorAnswer.notAllowed("GET");
    }
    return visit.method().equals("POST")
        ? decided(approvals, number, path.group(2), visit)
        : DoorAnswer.notAllowed("POST");
  }

  private static DoorAnswer shown(Approvals approvals, long number) {
    return approvals
        .waiting(number)
        .map(order -> DoorAnswer.of(HttpServletResponse.SC_OK, ApprovalJson.of(order)))
        .orElseGet(ApprovalsDoor::unknown);
  }

  private static DoorAnswer decided(
      Approvals approvals, long number, String word, Doorkeeper.Visit visit) throws IOException {
    boolean approves = word.equals("approve");
    FormFields form =
        FormFields.read(visit.request().getInputStream(), approves ? Set.of() : Set.of("because"));
    Approvals.Decision decision =
        approves
            ? approvals.approve(number, visit.operator())
            : approvals.deny(number, visit.operator(), because(form));
    LOG.log(
        Level.INFO,
        "operator={0} request={1} word={2} decision={3}",
        visit.operator(),
        Long.toString(number),
        word,
        decision);
    return decision == Approvals.Decision.UNKNOWN
        ? unknown()
        : DoorAnswer.of(
            HttpServletResponse.SC_OK,
            Json.createObjectBuilder().add("decision", ApprovalJson.word(decision)).build());
  }

  private static String because(FormFields form) {
    String because = form.text("because").orElse("");
    if (because.length() > MAX_LETTERS) {
      throw new IllegalArgumentException("field because is longer than " + MAX_LETTERS);
    }
    return because;
  }

  private static DoorAnswer unknown() {
    return DoorAnswer.error(HttpServletResponse.SC_NOT_FOUND, "no request waits under this number");
  }
}
