package dev.signet.server.evidence;

import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.revocation.crl.fetching.FetchSettings;
import dev.signet.pki.revocation.crl.fetching.HttpListFetcher;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.crl.supply.CrlSupply;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.revocation.crl.supply.JoinedSupply;
import dev.signet.pki.revocation.crl.supply.ListStore;
import dev.signet.pki.revocation.ocsp.OcspOutside;
import dev.signet.pki.revocation.ocsp.OcspRevocation;
import dev.signet.pki.revocation.ocsp.OcspSettings;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.SignatureAdmission;
import dev.signet.pki.revocation.order.OrderedRevocation;
import dev.signet.pki.revocation.order.OrderedRevocation.Side;
import dev.signet.pki.trust.file.FiledPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Gathers evidence about withdrawal for all policies of a house. A policy that does not fetch, or
 * that trusts nobody, is judged by its own lists and by what is offered, and nobody is asked for
 * it.
 */
public final class EvidenceRoom implements AutoCloseable {

  /** Of one renewal of one set of lists: what a minute can bring, and the next comes soon. */
  private static final int RENEWED_AT_ONCE = 200;

  private static final long RENEWED_OCTETS = 1L << 30;
  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final Means means;
  private final EvidenceStore store;
  private final Crew crew = new Crew();
  private final Map<FetchRules, HttpListFetcher> fetchers = new ConcurrentHashMap<>();
  private final Map<String, Gathering> gatherings = new ConcurrentHashMap<>();

  /**
   * What the room works with.
   *
   * @param doors the way out under these rules
   */
  public record Means(
      Function<FetchRules, FetchDoor> doors,
      SignatureCheck signatures,
      InstantSource clock,
      SecureRandom random) {}

  /** What is gathered for one policy. */
  private record Gathering(HttpListFetcher lists, OcspRevocation answers) {}

  public EvidenceRoom(Means means, EvidenceStore store) {
    this.means = means;
    this.store = store;
  }

  /** Lists and answers for a policy, in the order that it asks for. */
  public RevocationSource source(FiledPolicy policy) {
    Optional<HttpListFetcher> fetcher =
        asksOthers(policy) ? Optional.of(fetcher(policy)) : Optional.empty();
    ListRevocation lists = lists(policy, fetcher);
    OcspRevocation answers = answers(policy, lists);
    fetcher.ifPresentOrElse(
        found -> gatherings.put(policy.name(), new Gathering(found, answers)),
        () -> gatherings.remove(policy.name()));
    return new OrderedRevocation(
        Side.of(lists), new Side(answers.atHand(), answers), crew.racing(), means.clock());
  }

  /**
   * Fetches the successors of lists that end soon, for policies that are in force and no other.
   * Returns how many came.
   */
  public int renew(Collection<FiledPolicy> inForce) {
    int came = 0;
    List<FetchRules> rules =
        inForce.stream()
            .filter(EvidenceRoom::asksOthers)
            .map(FiledPolicy::fetching)
            .distinct()
            .toList();
    for (FetchRules some : rules) {
      HttpListFetcher fetcher = fetchers.get(some);
      came += fetcher == null ? 0 : fetcher.renew(renewal());
    }
    return came;
  }

  /** How it goes for that policy; empty when nobody is asked for it. */
  public Optional<EvidenceStatistics> statistics(FiledPolicy policy) {
    return Optional.ofNullable(gatherings.get(policy.name()))
        .filter(none -> asksOthers(policy))
        .map(
            gathering ->
                new EvidenceStatistics(
                    gathering.lists.statistics(),
                    gathering.answers.statistics(),
                    store.failures()));
  }

  private static boolean asksOthers(FiledPolicy policy) {
    return policy.terms().revocation().fetch() && !policy.isEmpty();
  }

  private FetchBudget renewal() {
    return new FetchBudget(RENEWED_AT_ONCE, RENEWED_OCTETS, means.clock().instant().plus(RENEWAL));
  }

  private HttpListFetcher fetcher(FiledPolicy policy) {
    return fetchers.computeIfAbsent(
        policy.fetching(),
        rules ->
            new HttpListFetcher(
                means.doors().apply(rules),
                settings(policy),
                Optional.of(store.lists(rules)),
                means.clock()));
  }

  /** Kept as long as the policy wants, at least; bounded by octets in any case. */
  private static FetchSettings settings(FiledPolicy policy) {
    FetchSettings usual = FetchSettings.DEFAULT;
    Duration wanted = policy.terms().revocation().kept();
    return new FetchSettings(
        usual.pause(),
        usual.renewal(),
        wanted.compareTo(usual.kept()) > 0 ? wanted : usual.kept(),
        usual.octets(),
        usual.used());
  }

  private ListRevocation lists(FiledPolicy policy, Optional<HttpListFetcher> fetcher) {
    CrlSupply held =
        new ListStore(policy.lists().stream().map(list -> new HeldCrl(list, "policy")).toList());
    return new ListRevocation(
            fetcher.<CrlSupply>map(more -> new JoinedSupply(List.of(held, more))).orElse(held),
            policy.terms().pool(),
            means.signatures(),
            means.clock())
        .admitting(policy.terms().algorithms());
  }

  private OcspRevocation answers(FiledPolicy policy, ListRevocation lists) {
    AnswerJudge judge =
        new AnswerJudge(
            means.signatures(),
            SignatureAdmission.by(policy.terms().algorithms()),
            lists,
            means.clock());
    boolean asks = asksOthers(policy);
    FetchDoor door = asks ? means.doors().apply(policy.fetching()) : FetchDoor.closed();
    return new OcspRevocation(
        judge,
        asks ? store.answers() : AnswerCache.inMemory(AnswerCache.Limits.DEFAULT),
        OcspSettings.DEFAULT,
        new OcspOutside(door, crew.asking(), means.clock(), means.random()));
  }

  @Override
  public void close() {
    crew.close();
  }
}
