package dev.signet.mail.notice;

import dev.signet.entity.DomainName;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts by domain, day, rule, outcome and source, within {@link NoticeLimits}.
 *
 * <p>Safe for many threads.
 */
public final class NoticeBook {
  private final NoticeLimits limits;
  private final Map<DomainName, Account> accounts = new HashMap<>();
  private int rows;
  private long uncounted;

  public NoticeBook(NoticeLimits limits) {
    this.limits = limits;
  }

  /** What one domain will be told, and where. */
  private static final class Account {
    private URI target;
    private final SortedMap<Breach, Long> counts = new TreeMap<>();

    Account(URI target) {
      this.target = target;
    }
  }

  /** A line of the book. */
  record Row(DomainName domain, URI target, Breach breach, long count) {}

  /**
   * What a day came to.
   *
   * @param uncounted messages that found no room
   */
  record Closing(List<Notice> notices, long uncounted) {}

  /** Adds to a row, or to the row of others, or to what finds no room. */
  synchronized void add(Row row) {
    if (row.target().toASCIIString().length() > limits.targetLetters()) {
      return;
    }
    Account account = accounts.get(row.domain());
    if (account == null) {
      account = new Account(row.target());
    }
    account.target = row.target();
    if (count(account, row)) {
      accounts.put(row.domain(), account);
    } else {
      uncounted += row.count();
    }
  }

  private boolean count(Account account, Row row) {
    boolean isListed =
        account.counts.containsKey(row.breach()) || account.counts.size() < limits.rowsOfADomain();
    Breach breach = isListed ? row.breach() : row.breach().ofOthers();
    boolean isNew = !account.counts.containsKey(breach);
    if (isNew && rows >= limits.rows()) {
      return false;
    }
    account.counts.merge(breach, row.count(), Long::sum);
    rows += isNew ? 1 : 0;
    return true;
  }

  /** Takes out all that happened before a day. */
  synchronized Closing closeBefore(LocalDate day) {
    List<Notice> notices = new ArrayList<>();
    Iterator<Map.Entry<DomainName, Account>> each = accounts.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<DomainName, Account> entry = each.next();
      Account account = entry.getValue();
      SortedMap<Breach, Long> past = new TreeMap<>(account.counts);
      past.keySet().removeIf(breach -> !breach.day().isBefore(day));
      if (!past.isEmpty()) {
        notices.add(new Notice(entry.getKey(), account.target, past));
        account.counts.keySet().removeAll(past.keySet());
        rows -= past.size();
      }
      if (account.counts.isEmpty()) {
        each.remove();
      }
    }
    long lost = notices.isEmpty() ? 0 : uncounted;
    uncounted -= lost;
    return new Closing(notices, lost);
  }

  /** All rows, in no order. */
  synchronized List<Row> rows() {
    List<Row> all = new ArrayList<>();
    accounts.forEach(
        (domain, account) ->
            account.counts.forEach(
                (breach, count) -> all.add(new Row(domain, account.target, breach, count))));
    return all;
  }

  /** Number of rows. */
  public synchronized int size() {
    return rows;
  }
}
