package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.path.search.Discovered;
import dev.signet.pki.path.search.Graph;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.IssuerSource;
import dev.signet.pki.path.search.Ledger;
import dev.signet.pki.path.search.PathFinder;
import dev.signet.pki.trust.Anchor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks outside for certificates that are missing, one at a time and only while something new may
 * come of it: first upwards from the target, along signatures that verify, then downwards from the
 * anchors (RFC 4158 section 2.3).
 */
final class Outsiders {

  /** Authorities that are asked what they issue. */
  private static final int MAX_DOWNWARDS = 64;

  private final List<IssuerSource> sources;
  private final Ledger ledger;
  private final boolean mayLead;
  private final List<Inquiry> inquiries = new ArrayList<>();
  private final Set<Certificate> askedUpwards = new HashSet<>();
  private final Set<Certificate> seenDownwards = new HashSet<>();
  private final Deque<Certificate> downwards = new ArrayDeque<>();
  private boolean isMissing;

  Outsiders(List<IssuerSource> sources, Ledger ledger, Graph graph) {
    this.sources = sources;
    this.ledger = ledger;
    this.mayLead = graph.anchors().all().stream().anyMatch(anchor -> anchor.terms().issues());
    for (Anchor anchor : sources.isEmpty() ? List.<Anchor>of() : graph.anchors().all()) {
      if (anchor.terms().issues()) {
        anchor.authority().certificate().ifPresent(this::goDownFrom);
      }
    }
  }

  List<Inquiry> inquiries() {
    return inquiries;
  }

  /** Whether an issuer may exist that could not be asked for, so that a path may be missing. */
  boolean areMissing() {
    return isMissing;
  }

  /** Asks until somebody has something new for the search; false when nobody has. */
  boolean help(PathFinder finder, Graph graph) {
    isMissing |= !inquiries.isEmpty() && !canAsk();
    return canAsk() && (helpUpwards(finder) || helpDownwards(finder, graph));
  }

  private boolean canAsk() {
    return mayLead && !sources.isEmpty() && ledger.fetches().fetchesLeft() > 0 && ledger.hasTime();
  }

  private boolean helpUpwards(PathFinder finder) {
    for (Certificate certificate : finder.ascent().reached()) {
      if (canAsk() && askedUpwards.add(certificate)) {
        Discovered found = ask((source, budget) -> source.issuersOf(certificate, budget));
        isMissing |= found.isMissing();
        if (finder.add(found.certificates())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean helpDownwards(PathFinder finder, Graph graph) {
    while (canAsk() && !downwards.isEmpty()) {
      Certificate authority = downwards.remove();
      boolean isNew =
          finder.add(ask((source, budget) -> source.issuedBy(authority, budget)).certificates());
      graph.issuedBy(authority.subject()).stream()
          .filter(Certificate::isAuthority)
          .forEach(this::goDownFrom);
      if (isNew) {
        return true;
      }
    }
    return false;
  }

  private void goDownFrom(Certificate authority) {
    if (seenDownwards.size() < MAX_DOWNWARDS && seenDownwards.add(authority)) {
      downwards.add(authority);
    }
  }

  private Discovered ask(Question question) {
    List<Certificate> found = new ArrayList<>();
    List<Inquiry> made = new ArrayList<>();
    boolean isOpen = false;
    for (IssuerSource source : sources) {
      Discovered discovered = question.ask(source, ledger.fetches());
      found.addAll(discovered.certificates());
      made.addAll(discovered.inquiries());
      isOpen |= discovered.isMissing();
    }
    inquiries.addAll(made);
    return new Discovered(found, made, isOpen);
  }

  private interface Question {
    Discovered ask(IssuerSource source, FetchBudget budget);
  }
}
