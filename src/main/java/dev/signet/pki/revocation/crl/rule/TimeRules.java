package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What several statements of one scope prove about the asked time; the description of the room says
 * why. The order of the statements does not count.
 */
final class TimeRules {

  private static final Comparator<Statement> OLDEST_FIRST =
      Comparator.comparing(Statement::madeAt)
          .thenComparing(statement -> statement.delta().isPresent())
          .thenComparing(statement -> statement.evidence().content().orElseThrow());

  private final Certificate certificate;
  private final RevocationQuestion question;

  TimeRules(RevocationQuestion question) {
    this.certificate = question.certificate();
    this.question = question;
  }

  RevocationStatus status(List<Statement> statements) {
    List<Statement> ordered =
        statements.size() < 2 ? statements : statements.stream().sorted(OLDEST_FIRST).toList();
    List<Statement> before = new ArrayList<>();
    List<Statement> after = new ArrayList<>();
    for (Statement statement : ordered) {
      (isLater(statement) ? after : before).add(statement);
    }
    Optional<RevocationStatus> known =
        taken(ordered).or(() -> held(before)).or(() -> heldSince(after));
    return known
        .or(() -> notListed(before))
        .or(() -> notYet(after))
        .orElseGet(() -> new RevocationStatus.Unknown(doubts(before, after)));
  }

  /**
   * A final revocation stands whenever the list was made. On a list from before the asked time an
   * entry counts whatever its date: section 6.3.3 does not look at it.
   */
  private Optional<RevocationStatus> taken(List<Statement> all) {
    for (Statement statement : all) {
      Optional<Entry> entry = statement.entry(certificate).filter(Entry::isFinal);
      if (entry.isPresent() && (!isLater(statement) || isSince(entry.get()))) {
        return Optional.of(revoked(statement, entry.get()));
      }
    }
    return Optional.empty();
  }

  /** On hold by the newest list of the asked time. */
  private Optional<RevocationStatus> held(List<Statement> before) {
    return current(before)
        .flatMap(newest -> newest.entry(certificate).map(entry -> revoked(newest, entry)));
  }

  /** On hold since before the asked time, and still so later. */
  private Optional<RevocationStatus> heldSince(List<Statement> after) {
    for (Statement statement : after) {
      Optional<Entry> entry = statement.entry(certificate).filter(this::isSince);
      if (entry.isPresent()) {
        return Optional.of(revoked(statement, entry.get()));
      }
    }
    return Optional.empty();
  }

  /** Good by the newest list of the asked time, which is known not to list it. */
  private Optional<RevocationStatus> notListed(List<Statement> before) {
    return current(before).map(newest -> RevocationStatus.Good.by(newest.evidence()));
  }

  /** Good by a later list, which is known not to list it from before the asked time. */
  private Optional<RevocationStatus> notYet(List<Statement> after) {
    return after.stream()
        .filter(statement -> statement.keeps(certificate.notAfter()))
        .findFirst()
        .map(statement -> RevocationStatus.Good.by(statement.evidence()));
  }

  private Optional<Statement> current(List<Statement> before) {
    return newest(before).filter(statement -> staleness(statement).isEmpty());
  }

  private static Optional<Statement> newest(List<Statement> ordered) {
    return ordered.isEmpty() ? Optional.empty() : Optional.of(ordered.get(ordered.size() - 1));
  }

  private Optional<String> staleness(Statement statement) {
    return statement.staleness(question.at(), question.policy().oldest());
  }

  private boolean isLater(Statement statement) {
    return statement.madeAt().isAfter(question.at());
  }

  private boolean isSince(Entry entry) {
    return !entry.since().isAfter(question.at());
  }

  private static RevocationStatus revoked(Statement statement, Entry entry) {
    return new RevocationStatus.Revoked(entry.since(), entry.reason(), statement.evidence());
  }

  private List<String> doubts(List<Statement> before, List<Statement> after) {
    List<String> because = new ArrayList<>();
    newest(before)
        .flatMap(last -> staleness(last).map(doubt -> "the " + last + " does not decide: " + doubt))
        .ifPresent(because::add);
    Instant expiry = certificate.notAfter();
    for (Statement later : after) {
      because.add(
          "the "
              + later
              + " does not decide: it was made after the asked time, and the certificate had"
              + " expired at "
              + expiry
              + " (RFC 5280 3.3)");
    }
    return because;
  }
}
