package dev.signet.mail.signing;

import dev.signet.entity.MailAddress;
import dev.signet.mail.network.Network;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may have mail signed as whom; what is not permitted is denied.
 *
 * <p>The rows of the most specific match alone count: a login before the local machine before a
 * network; of logins the exact one, else the pattern that fixes most characters; of networks the
 * narrowest. So {@code login alice none} takes from alice what {@code login *} grants to all. A
 * login without a row counts like no login.
 */
public final class SigningTable {
  /** Nobody may. */
  public static final SigningTable EMPTY = new SigningTable(List.of());

  private final List<Row> rows;

  SigningTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** To whom a row applies. */
  sealed interface Who {
    /** Whether it is them. */
    boolean is(Submitter submitter);

    /** Rows of more weight leave those of less out. */
    int weight();

    record Login(Glob pattern) implements Who {
      @Override
      public boolean is(Submitter submitter) {
        return submitter.login().filter(pattern::matches).isPresent();
      }

      @Override
      public int weight() {
        return pattern.isExact() ? Integer.MAX_VALUE : 1000 + pattern.weight();
      }
    }

    record Local() implements Who {
      @Override
      public boolean is(Submitter submitter) {
        return submitter.isLocal();
      }

      @Override
      public int weight() {
        return 999;
      }
    }

    record From(Network network) implements Who {
      @Override
      public boolean is(Submitter submitter) {
        return submitter.address().filter(network::contains).isPresent();
      }

      @Override
      public int weight() {
        return network.bits();
      }
    }
  }

  /**
   * One row.
   *
   * @param place file and line
   * @param itself the submitter's login, if it is an address, is permitted too
   */
  record Row(String place, Who who, List<AddressPattern> authors, boolean itself) {
    Row {
      authors = List.copyOf(authors);
    }

    boolean permits(Submitter submitter, MailAddress author) {
      return authors.stream().anyMatch(pattern -> pattern.matches(author))
          || itself && isItself(submitter, author);
    }

    private static boolean isItself(Submitter submitter, MailAddress author) {
      return submitter.login().flatMap(MailAddress::parse).filter(author::equals).isPresent();
    }
  }

  /** Whether this submitter may have mail signed as that author. */
  public Permission permits(Submitter submitter, MailAddress author) {
    List<Row> about = about(submitter);
    if (about.isEmpty()) {
      return new Permission(false, "no row of the signing table is about " + submitter);
    }
    Optional<Row> granting =
        about.stream().filter(row -> row.permits(submitter, author)).findFirst();
    return granting
        .map(row -> new Permission(true, row.place() + " permits " + author + " to " + submitter))
        .orElseGet(
            () ->
                new Permission(
                    false,
                    about.get(0).place() + " does not permit " + author + " to " + submitter));
  }

  /** Whether some row permits mail of this author to be signed for anybody. */
  public boolean mentions(MailAddress author) {
    Predicate<Row> mentions =
        row -> row.itself() || row.authors().stream().anyMatch(one -> one.matches(author));
    return rows.stream().anyMatch(mentions);
  }

  public int size() {
    return rows.size();
  }

  private List<Row> about(Submitter submitter) {
    List<Row> all = rows.stream().filter(row -> row.who().is(submitter)).toList();
    int most = all.stream().map(row -> row.who().weight()).max(Comparator.naturalOrder()).orElse(0);
    return all.stream().filter(row -> row.who().weight() == most).toList();
  }
}
