package dev.signet.mail.edge;

import dev.signet.mail.smtp.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one explanation of a decision: log line, metric label, reply and {@code signet mail examine}
 * all show this.
 *
 * @param role {@code outgoing}, {@code incoming} or {@code stripping}
 * @param decision in a word: pass, strip, sign, wrap, reject, defer, accept, keep
 * @param finding code of the signature class and words; may hold text from elsewhere
 * @param result how RFC 8601 calls it
 * @param identity the authenticated author mailbox or domain
 * @param wouldReject rules that would have refused the message, were it not exempt
 * @param reply of our own, if it is refused
 */
public record EdgeReport(
    String role,
    String decision,
    Ruling ruling,
    String finding,
    ResultWord result,
    Optional<String> identity,
    List<String> wouldReject,
    Optional<Reply> reply) {
  public EdgeReport {
    wouldReject = List.copyOf(wouldReject);
  }

  /** A report that says nothing yet of who is authenticated. */
  public static EdgeReport on(String role, String decision, Ruling ruling, String finding) {
    return new EdgeReport(
        role,
        decision,
        ruling,
        finding,
        ResultWord.NONE,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  public EdgeReport with(ResultWord word, Optional<String> whose) {
    return new EdgeReport(role, decision, ruling, finding, word, whose, wouldReject, reply);
  }

  public EdgeReport with(Reply refusal) {
    return new EdgeReport(
        role, decision, ruling, finding, result, identity, wouldReject, Optional.of(refusal));
  }

  public EdgeReport sparing(List<String> rules) {
    return new EdgeReport(role, decision, ruling, finding, result, identity, rules, reply);
  }

  /** The report by its public names, in order, as JSON and the log line have them. */
  public Map<String, Optional<String>> fields() {
    Map<String, Optional<String>> fields = new LinkedHashMap<>();
    fields.put("role", Optional.of(role));
    fields.put("decision", Optional.of(decision));
    fields.put("rule", Optional.of(ruling.rule()));
    fields.put("because", Optional.of(ruling.because()));
    fields.put("result", Optional.of(result.word()));
    fields.put("identity", identity);
    fields.put("finding", Optional.of(finding));
    fields.put(
        "would_reject", Optional.of(String.join(",", wouldReject)).filter(s -> !s.isEmpty()));
    fields.put("reply", reply.map(Reply::toString));
    return fields;
  }

  /** Labels of the counter of decisions: few values each, none of them from a message. */
  public Map<String, String> labels() {
    return Map.of("role", role, "rule", ruling.rule(), "decision", decision);
  }

  /**
   * One line for the log: {@code name=value}, values quoted where they must be, printable ASCII.
   *
   * @param about whence and whither, before the report: names of our own, values from anywhere
   */
  public String line(Map<String, String> about) {
    StringBuilder line = new StringBuilder("edge");
    about.forEach((name, value) -> append(line, name, value));
    fields().forEach((name, value) -> value.ifPresent(text -> append(line, name, text)));
    return line.toString();
  }

  private static void append(StringBuilder line, String name, String value) {
    String safe = Printable.ascii(value);
    boolean isPlain = safe.matches("[A-Za-z0-9@.:/_+<>\\[\\]-]+");
    line.append(' ').append(name).append('=').append(isPlain ? safe : Printable.quoted(safe));
  }
}
