package dev.signet.cli.session;

import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.ExplanationView;
import dev.signet.cli.show.Report;
import dev.signet.client.Answer;
import dev.signet.client.Ticket;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.xml.ExplanationExtension;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Turns any answer into a report; only what a success contains is left to the command. */
final class AnswerReport {
  private AnswerReport() {}

  static <R extends Result> Report of(Answer<R> answer, Function<R, Report> view) {
    return answer.match(
        accepted ->
            of(accepted.result(), view)
                .with("authenticity", accepted.authenticity().name().toLowerCase(Locale.ROOT)),
        unauthenticated ->
            of(unauthenticated.result(), view)
                .doubted(
                    "NOT AUTHENTICATED, do not act on this answer: "
                        + unauthenticated.because()
                        + " (use --pin, or an https URL)")
                .with("authenticity", "none"),
        rejected ->
            Report.trouble(
                ExitCode.NO_ANSWER, "rejected", "answer rejected: " + rejected.because()),
        unreachable ->
            Report.trouble(
                ExitCode.NO_ANSWER,
                "unreachable",
                "no answer from "
                    + unreachable.because()
                    + "; is the service running? Try: signet ping"));
  }

  /** Not ready yet. */
  static Report pending(Answer<? extends Result> answer, Ticket ticket) {
    Report report = waitingFor(ticket);
    return answer instanceof Answer.Unauthenticated<?> doubtful
        ? report.doubted("not authenticated: " + doubtful.because())
        : report;
  }

  /** The ticket alone on standard output, for scripts. */
  static Report waitingFor(Ticket ticket) {
    return Report.of(
        ExitCode.LATER, "pending", List.of(ticket.text()), JsonValue.EMPTY_JSON_OBJECT);
  }

  private static <R extends Result> Report of(R result, Function<R, Report> view) {
    ResultCode code = result.header().code();
    if (code.knownMinor().filter(m -> m == ResultMinor.NO_MATCH).isPresent()) {
      return noMatch(code);
    }
    return code.isSuccess() || isAboutAnother(result)
        ? view.apply(result).with("code", code.words())
        : error(result, code);
  }

  /** A StatusResult says Pending of the request that it was asked about. */
  private static boolean isAboutAnother(Result result) {
    return result instanceof Result.Status
        && result.header().code().majorOrReceiver() == ResultMajor.PENDING;
  }

  /** Only a Success says that the service would have to know (XKMS 2.0 section 3.3.1). */
  private static Report noMatch(ResultCode code) {
    return code.isSuccess()
        ? plain(
            ExitCode.NO,
            "no-match",
            "No match  the service is responsible for this name and knows no such key",
            code)
        : plain(
            ExitCode.UNDECIDED,
            "unknown",
            "Unknown  the service knows no such key, but need not know all",
            code);
  }

  private static Report plain(ExitCode exit, String outcome, String line, ResultCode code) {
    return Report.of(exit, outcome, List.of(line), JsonValue.EMPTY_JSON_OBJECT)
        .with("code", code.words());
  }

  private static Report error(Result result, ResultCode code) {
    String because =
        "the service reports "
            + code.words()
            + code.knownMinor().map(AnswerReport::hint).orElse("");
    Report report = Report.trouble(ExitCode.ERROR, "error", because).with("code", code.words());
    Optional<Explanation> explanation = ExplanationExtension.readFrom(result.header().extensions());
    return explanation.map(e -> explained(report, e)).orElse(report);
  }

  private static Report explained(Report report, Explanation explanation) {
    JsonObjectBuilder details = Json.createObjectBuilder(report.details());
    ExplanationView view = new ExplanationView(explanation);
    return new Report(
        report.exitCode(),
        report.outcome(),
        view.lines(),
        report.warnings(),
        details.add("explanation", view.json()).build());
  }

  private static String hint(ResultMinor minor) {
    return switch (minor) {
      case NO_AUTHENTICATION ->
          ": the secret or key does not authorise this (wrong, spent, expired, or given for another name)";
      case PROOF_OF_POSSESSION_REQUIRED ->
          ": it wants proof that you have the private key; give it with --key";
      case MESSAGE_NOT_SUPPORTED -> ": it does not offer this operation";
      case REFUSED -> ": its policy does not allow this; ask its operator";
      case TIME_INSTANT_NOT_SUPPORTED, TIME_INSTANT_OUT_OF_RANGE ->
          ": it cannot answer for that time; leave --time out";
      case TOO_MANY_RESPONSES ->
          ": more keys match than may be returned; ask more precisely or raise --limit";
      case NOT_SYNCHRONOUS -> ": it answers this later only; say --wait or --later";
      case REPRESENT_REQUIRED ->
          ": it did not take the request the second time, most likely because that came too late; try again";
      case UNKNOWN_RESPONSE_ID ->
          ": it knows no such ticket; it is wrong, or its result is no longer kept";
      default -> "";
    };
  }
}
