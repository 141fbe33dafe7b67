package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.ReasonMask;
import dev.signet.pki.revocation.crl.Scope;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run of the algorithm of RFC 5280 section 6.3.3 over the lists at hand: over every point and
 * every list, so that the answer does not depend on their order.
 */
final class Inquiry {

  /** Statements that one list and its deltas are made into; more say nothing new. */
  private static final int MOST_DELTAS = 16;

  /** Of lists with one issuer and one scope. */
  private record Family(DistinguishedName issuer, Scope scope) {}

  private final RevocationQuestion question;
  private final ListSigners signers;
  private final SignatureCheck signatures;
  private final Instant now;
  private final Doubts doubts = new Doubts();
  private final Set<Evidence> good = new LinkedHashSet<>();
  private ReasonMask covered = ReasonMask.NONE;
  private Optional<RevocationStatus> revoked = Optional.empty();

  Inquiry(
      RevocationQuestion question, ListSigners signers, SignatureCheck signatures, Instant now) {
    this.question = question;
    this.signers = signers;
    this.signatures = signatures;
    this.now = now;
  }

  /** What the lists say about a certificate of that point. */
  void look(Point point, List<HeldCrl> lists) {
    Map<Family, List<Statement>> families = new LinkedHashMap<>();
    for (HeldCrl held : lists) {
      if (!held.list().isDelta() && speaks(held, point)) {
        signers
            .signerOf(held, doubts)
            .ifPresent(
                key ->
                    families
                        .computeIfAbsent(family(held.list()), none -> new ArrayList<>())
                        .addAll(statements(held, key, lists)));
      }
    }
    families.forEach((family, statements) -> weigh(family, point, statements));
  }

  void doubt(String because) {
    doubts.add(because);
  }

  /** Step (l) of section 6.3.3: unknown until every reason is covered. */
  RevocationStatus status() {
    if (revoked.isPresent()) {
      return revoked.get();
    }
    if (covered.isAll()) {
      return new RevocationStatus.Good(List.copyOf(good));
    }
    if (!good.isEmpty()) {
      doubts.add("no list covers the reasons " + covered.missing() + " (RFC 5280 6.3.3)");
    }
    if (doubts.isEmpty()) {
      doubts.add("there is no revocation list of '" + question.certificate().issuer() + "'");
    }
    return new RevocationStatus.Unknown(doubts.all());
  }

  /** Whether a delta counts among the evidence of a good status. */
  boolean usedDelta() {
    return good.stream().anyMatch(one -> one.kind() == Evidence.Kind.LIST_AND_DELTA);
  }

  private void weigh(Family family, Point point, List<Statement> statements) {
    RevocationStatus status = new TimeRules(question).status(statements);
    if (status instanceof RevocationStatus.Revoked && revoked.isEmpty()) {
      revoked = Optional.of(status);
    } else if (status instanceof RevocationStatus.Good known) {
      ReasonMask interim = point.reasons().and(family.scope.reasons());
      covered = covered.or(interim);
      good.addAll(known.evidence());
    } else if (status instanceof RevocationStatus.Unknown unknown) {
      unknown.because().forEach(doubts::add);
    }
  }

  private boolean speaks(HeldCrl held, Point point) {
    Optional<String> against =
        held.list().unusable().or(() -> future(held.list())).or(() -> off(held.list(), point));
    against.ifPresent(reason -> doubts.add("the " + held + " says nothing: " + reason));
    return against.isEmpty();
  }

  private Optional<String> off(Crl list, Point point) {
    return PointRules.against(list, point, question.certificate());
  }

  private Optional<String> future(Crl list) {
    return list.thisUpdate().isAfter(now)
        ? Optional.of("it was made in the future, after the asked time and after " + now)
        : Optional.empty();
  }

  private List<Statement> statements(HeldCrl complete, PublicKey key, List<HeldCrl> lists) {
    List<Statement> all = new ArrayList<>();
    all.add(new Statement(complete, Optional.empty()));
    lists.stream()
        .filter(held -> held.list().isDelta())
        .sorted(Comparator.comparing(this::distance))
        .filter(held -> updates(held, complete, key))
        .limit(MOST_DELTAS)
        .forEach(held -> all.add(new Statement(complete, Optional.of(held))));
    return all;
  }

  /** From the asked time: the nearest deltas say most about it. */
  private Duration distance(HeldCrl held) {
    return Duration.between(held.list().thisUpdate(), question.at()).abs();
  }

  /** Steps (c) and (h) of section 6.3.3. */
  private boolean updates(HeldCrl delta, HeldCrl complete, PublicKey key) {
    Crl list = delta.list();
    Optional<String> against =
        list.unusable()
            .or(() -> future(list))
            .or(() -> DeltaRules.against(list, complete.list()))
            .or(() -> unsigned(list, key))
            .or(() -> signers.weakness(list, key));
    against.ifPresent(
        reason -> doubts.add("the " + delta + " does not update the " + complete + ": " + reason));
    return against.isEmpty();
  }

  private Optional<String> unsigned(Crl delta, PublicKey key) {
    return delta.isSignedBy(key, signatures)
        ? Optional.empty()
        : Optional.of("the key of the complete list did not sign it (RFC 5280 6.3.3(h))");
  }

  private static Family family(Crl list) {
    return new Family(list.issuer(), list.scope());
  }
}
