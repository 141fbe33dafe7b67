package dev.signet.pki.revocation.crl.fetching;

import dev.signet.pki.certificate.Pem;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import dev.signet.pki.revocation.crl.supply.CrlSupply;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.revocation.crl.supply.ListWish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches lists through the guarded door, keeps them by URL and content, and renews them before
 * they end. Safe for many threads; several that want one URL fetch it once.
 *
 * <p>A list that cannot be renewed stays at hand: it goes on proving what a stale list proves.
 * Whether the door opens LDAP URLs, and how often it asks a server that fails, are the door's
 * rules.
 */
public final class HttpListFetcher implements CrlSupply {

  /** URLs of one wish that are tried; more say the same. */
  private static final int MOST_URIS = 4;

  /** URLs whose lists are fetched at the same time by different threads. */
  private static final int LANES = 64;

  private final FetchDoor door;
  private final InstantSource clock;
  private final Optional<ListArchive> archive;
  private final FetchedLists lists;
  private final Attempts attempts;
  private final Tally tally = new Tally();
  private final Object[] lanes = new Object[LANES];

  /** Brings back what the archive holds, when there is one. */
  public HttpListFetcher(
      FetchDoor door, FetchSettings settings, Optional<ListArchive> archive, InstantSource clock) {
    this.door = door;
    this.clock = clock;
    this.archive = archive;
    this.lists = new FetchedLists(settings);
    this.attempts = new Attempts(settings.pause());
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = new Object();
    }
    archive.ifPresent(this::load);
  }

  @Override
  public List<HeldCrl> atHand(DistinguishedName issuer) {
    return lists.of(issuer, clock.instant());
  }

  /** One URL after the other until a list is found that is not yet due for renewal. */
  @Override
  public List<HeldCrl> obtain(ListWish wish, RevocationQuestion question) {
    Set<HeldCrl> found = new LinkedHashSet<>();
    for (String uri : wish.uris().stream().limit(MOST_URIS).toList()) {
      boolean isNew = question.mayFetch() && fetch(uri, question.fetches());
      lists.latest(uri).ifPresent(list -> found.add(list.held()));
      if (isNew) {
        break;
      }
    }
    return new ArrayList<>(found);
  }

  /**
   * Fetches the successors of lists that end soon and that somebody asked for lately; to be called
   * now and then by whoever keeps the time. Returns how many came.
   */
  public int renew(FetchBudget budget) {
    int renewed = 0;
    for (String uri : lists.due(clock.instant())) {
      renewed += fetch(uri, budget) ? 1 : 0;
    }
    return renewed;
  }

  /** What is kept, and how it went so far. */
  public FetchedStatistics statistics() {
    return tally.with(lists.size(), lists.octets());
  }

  /** Whether a list came. */
  private boolean fetch(String uri, FetchBudget budget) {
    synchronized (lanes[Math.floorMod(uri.hashCode(), LANES)]) {
      if (!attempts.isOver(uri, clock.instant())) {
        return false;
      }
      Optional<Crl> list = uri(uri).flatMap(address -> opened(address, budget));
      list.ifPresent(crl -> keep(new FetchedList(uri, crl, clock.instant())));
      return list.isPresent();
    }
  }

  private Optional<Crl> opened(URI uri, FetchBudget budget) {
    return door.fetch(FetchRequest.crl(uri), budget)
        .match(
            fetched -> {
              attempts.note(uri.toString(), clock.instant());
              return read(uri, fetched);
            },
            refused -> none(uri, refused.because()),
            failed -> none(uri, failed.because()));
  }

  private Optional<Crl> read(URI uri, FetchResult.Fetched fetched) {
    try (Content content = fetched.content()) {
      Crl list = CrlReader.read(unwrapped(content.octets()));
      tally.came();
      return Optional.of(list);
    } catch (MalformedList | IOException | RuntimeException unusable) {
      return none(uri, "what came is no revocation list: " + unusable.getMessage());
    }
  }

  private Optional<Crl> none(URI uri, String because) {
    tally.failed(uri.toString(), clock.instant(), because);
    return Optional.empty();
  }

  /** Some publish PEM by mistake. */
  private static byte[] unwrapped(byte[] octets) {
    if (octets.length == 0 || octets[0] != '-') {
      return octets;
    }
    List<Pem> blocks = Pem.blocks(new String(octets, StandardCharsets.ISO_8859_1));
    return blocks.size() == 1 ? blocks.get(0).octets() : octets;
  }

  private void keep(FetchedList list) {
    List<FetchedList> dropped = lists.add(list, clock.instant());
    if (archive.isEmpty()) {
      return;
    }
    try {
      if (!dropped.contains(list)) {
        archive.get().keep(list);
      }
      for (FetchedList old : dropped) {
        archive.get().drop(old);
      }
    } catch (IOException full) {
      // The archive spares a fetch after a restart; without it everything else works.
    }
  }

  private void load(ListArchive from) {
    try {
      Instant now = clock.instant();
      for (FetchedList list : from.load()) {
        for (FetchedList old : lists.add(list, now)) {
          from.drop(old);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the archive of revocation lists cannot be read", unreadable);
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }
}
