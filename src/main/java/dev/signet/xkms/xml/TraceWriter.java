package dev.signet.xkms.xml;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.xml.dom.Sprout;
import java.time.Instant;
import java.util.List;

/** Writes what an explanation tells about grounds and searches (wsdl/explanation.xsd). */
final class TraceWriter {

  private TraceWriter() {}

  static void write(Sprout parent, Explanation.Ground ground) {
    parent
        .child("Ground")
        .attribute("Topic", ground.topic())
        .attribute("Finding", ground.finding().uri())
        .attribute("Rule", ground.rule())
        .attribute("Remedy", ground.remedy())
        .text(ground.because());
  }

  static void path(Sprout parent, List<String> subjects) {
    subjects.forEach(subject -> parent.child("Certificate").attribute("Subject", subject));
  }

  static void write(Sprout parent, Trace trace) {
    Sprout search =
        parent
            .child("Search")
            .attribute("Policy", trace.policy())
            .attribute("Basis", trace.basis().name());
    for (Trace.Tried tried : trace.tried().items()) {
      Sprout element = search.child("Tried").attribute("Anchor", tried.anchor());
      path(element, tried.path());
      tried.grounds().forEach(ground -> write(element, ground));
    }
    for (Trace.Step step : trace.refused().items()) {
      write(
          search
              .child("Refused")
              .attribute("Issued", step.issued())
              .attribute("Issuer", step.issuer()),
          step.ground());
    }
    trace.evidence().items().forEach(used -> evidence(search, used));
    trace.asked().items().forEach(asked -> inquiry(search, asked));
    spent(search, trace);
  }

  private static void evidence(Sprout search, Trace.Used used) {
    search
        .child("Evidence")
        .attribute("About", used.about())
        .attribute("Kind", used.kind())
        .attribute("Origin", used.origin())
        .attribute("ThisUpdate", used.thisUpdate().toString())
        .attribute("NextUpdate", used.nextUpdate().map(Instant::toString));
  }

  private static void inquiry(Sprout search, Trace.Asked asked) {
    search
        .child("Inquiry")
        .attribute("Location", asked.location())
        .attribute("Milliseconds", Long.toString(asked.took().toMillis()))
        .text(asked.outcome());
  }

  private static void spent(Sprout search, Trace trace) {
    Trace.Spent spent = trace.spent();
    search
        .child("Spent")
        .attribute("SignatureChecks", Integer.toString(spent.signatureChecks()))
        .attribute("Candidates", Integer.toString(spent.candidates()))
        .attribute("Fetches", Integer.toString(spent.fetches()))
        .attribute("Milliseconds", Long.toString(spent.took().toMillis()))
        .attribute("MoreTried", Integer.toString(trace.tried().more()))
        .attribute("MoreRefused", Integer.toString(trace.refused().more()))
        .attribute("MoreEvidence", Integer.toString(trace.evidence().more()))
        .attribute("MoreInquiries", Integer.toString(trace.asked().more()))
        .attribute("Exhausted", spent.exhausted());
  }
}
