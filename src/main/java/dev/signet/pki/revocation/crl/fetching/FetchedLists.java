package dev.signet.pki.revocation.crl.fetching;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lists that were fetched, within bounds: the last of each URL, and former ones for questions
 * about the past. Safe for many threads.
 */
final class FetchedLists {

  /** However small they are. */
  private static final int MOST_LISTS = 10_000;

  private final FetchSettings settings;
  private final List<FetchedList> all = new ArrayList<>();
  private final Map<String, FetchedList> latest = new LinkedHashMap<>();
  private final Map<DistinguishedName, Instant> asked = new ConcurrentHashMap<>();
  private volatile Map<DistinguishedName, List<HeldCrl>> byIssuer = Map.of();

  FetchedLists(FetchSettings settings) {
    this.settings = settings;
  }

  /** The lists of an issuer, which somebody needs now. */
  List<HeldCrl> of(DistinguishedName issuer, Instant now) {
    List<HeldCrl> lists = byIssuer.getOrDefault(issuer, List.of());
    if (!lists.isEmpty()) {
      asked.put(issuer, now);
    }
    return lists;
  }

  synchronized int size() {
    return all.size();
  }

  synchronized long octets() {
    return all.stream().mapToLong(list -> list.list().length()).sum();
  }

  synchronized Optional<FetchedList> latest(String uri) {
    return Optional.ofNullable(latest.get(uri));
  }

  /** URLs of lists that somebody needs and that should have a successor. */
  synchronized List<String> due(Instant now) {
    asked.values().removeIf(last -> last.plus(settings.used()).isBefore(now));
    asked.keySet().retainAll(byIssuer.keySet());
    return latest.values().stream()
        .filter(list -> asked.containsKey(list.list().issuer()))
        .filter(list -> list.isDue(now, settings.renewal()))
        .map(FetchedList::uri)
        .toList();
  }

  /**
   * Adds a list; what no longer fits is handed back.
   *
   * @return lists that are kept no more, the new one among them if it is not worth keeping
   */
  synchronized List<FetchedList> add(FetchedList list, Instant now) {
    boolean known = all.stream().anyMatch(other -> isSame(other, list));
    if (!known) {
      all.add(list);
    }
    FetchedList before = latest.get(list.uri());
    if (before == null || !list.list().thisUpdate().isBefore(before.list().thisUpdate())) {
      latest.put(list.uri(), list);
    }
    List<FetchedList> dropped = drop(now);
    index();
    return dropped;
  }

  /** Former lists go first, the one that ended longest ago before the others. */
  private List<FetchedList> drop(Instant now) {
    List<FetchedList> order = new ArrayList<>(all);
    order.sort(Comparator.comparing(this::isLatest).thenComparing(FetchedList::ended));
    List<FetchedList> dropped = new ArrayList<>();
    long octets = octets();
    for (FetchedList list : order) {
      boolean old = list.ended().plus(settings.kept()).isBefore(now);
      if (!old && octets <= settings.octets() && all.size() <= MOST_LISTS) {
        continue;
      }
      octets -= list.list().length();
      all.remove(list);
      latest.remove(list.uri(), list);
      dropped.add(list);
    }
    return dropped;
  }

  private boolean isLatest(FetchedList list) {
    return list.equals(latest.get(list.uri()));
  }

  private static boolean isSame(FetchedList one, FetchedList other) {
    return one.uri().equals(other.uri()) && one.list().equals(other.list());
  }

  private void index() {
    Map<DistinguishedName, List<HeldCrl>> index = new HashMap<>();
    for (FetchedList list : all) {
      index.computeIfAbsent(list.list().issuer(), none -> new ArrayList<>()).add(list.held());
    }
    index.replaceAll((issuer, lists) -> List.copyOf(lists));
    byIssuer = Map.copyOf(index);
  }
}
