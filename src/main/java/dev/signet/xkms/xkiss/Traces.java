package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.Explanation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.path.TriedPath;
import dev.signet.pki.path.TrustKind;
import dev.signet.pki.path.UsedEvidence;
import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.RefusedEdge;
import dev.signet.pki.path.search.Spent;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.model.Trace.Basis;
import dev.signet.xkms.model.Trace.Shown;
import java.util.List;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;

/** The explanation of a path verdict in the words of XKMS. */
final class Traces {

  /** A name in a certificate may be as long as its author likes; a person reads no more. */
  private static final int MAX_TEXT = 300;

  private Traces() {}

  static Trace of(PathVerdict verdict) {
    Explanation explanation = verdict.explanation();
    return new Trace(
        explanation.policy(),
        verdict.match(
            trusted -> basis(trusted.proof().trust()), untrusted -> Basis.NONE, open -> Basis.NONE),
        shown(explanation.paths(), Traces::tried),
        shown(explanation.refused(), Traces::step),
        shown(explanation.evidence(), Traces::used),
        shown(explanation.inquiries(), Traces::asked),
        spent(explanation.spent()));
  }

  private static Basis basis(TrustKind kind) {
    return switch (kind) {
      case PKIX -> Basis.PKIX;
      case ANCHOR -> Basis.ANCHOR;
      case DIRECT -> Basis.PINNED;
    };
  }

  private static <P, T> Shown<T> shown(Bounded<P> some, Function<P, T> translation) {
    return new Shown<>(some.items().stream().map(translation).toList(), some.more());
  }

  private static Trace.Tried tried(TriedPath path) {
    List<String> subjects = path.certificates().stream().map(Traces::subject).toList();
    return new Trace.Tried(
        subjects, text(path.anchor()), path.grounds().stream().map(Judgement::translated).toList());
  }

  private static Trace.Step step(RefusedEdge edge) {
    return new Trace.Step(
        text(edge.issued().toString()),
        text(edge.issuer().toString()),
        Judgement.translated(edge.ground()));
  }

  private static Trace.Used used(UsedEvidence used) {
    return new Trace.Used(
        text(used.about().toString()),
        used.evidence().kind().name(),
        text(used.evidence().origin()),
        used.evidence().thisUpdate(),
        used.evidence().nextUpdate());
  }

  private static Trace.Asked asked(Inquiry inquiry) {
    return new Trace.Asked(text(inquiry.location()), text(inquiry.outcome()), inquiry.took());
  }

  private static Trace.Spent spent(Spent spent) {
    return new Trace.Spent(
        spent.signatureChecks(),
        spent.candidates(),
        spent.fetches(),
        spent.time(),
        spent.exhausted());
  }

  private static String subject(Certificate certificate) {
    return subject(certificate.x509().getSubjectX500Principal());
  }

  static String subject(X500Principal name) {
    return text(name.getName());
  }

  private static String text(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
  }

  /** One line about the search, for the log; empty if there was none. */
  static String line(Trace trace) {
    Trace.Spent spent = trace.spent();
    if (spent.candidates() == 0 && trace.tried().items().isEmpty()) {
      return "";
    }
    int paths = trace.tried().items().size() + trace.tried().more();
    int refused = trace.refused().items().size() + trace.refused().more();
    return "basis="
        + trace.basis()
        + " paths="
        + paths
        + " refused="
        + refused
        + " signatures="
        + spent.signatureChecks()
        + " fetches="
        + spent.fetches()
        + " searchMs="
        + spent.took().toMillis()
        + spent.exhausted().map(limit -> " exhausted=" + limit).orElse("");
  }
}
