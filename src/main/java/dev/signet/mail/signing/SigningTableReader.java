package dev.signet.mail.signing;

import dev.signet.mail.network.Network;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a signing table. Each line is one row: who, then as whom; {@code #} begins a comment where
 * a word begins.
 *
 * <pre>
 * # who                         may have mail signed as
 * login alice                   alice@example.org, sales@example.org
 * login *@example.org           itself
 * network 192.0.2.0/24          *@example.org *@*.example.org
 * local                         root@mail.example.org
 * login intern                  none
 * </pre>
 */
public final class SigningTableReader {
  private static final String NONE = "none";
  private static final String ITSELF = "itself";

  private SigningTableReader() {}

  /** Reads a file. */
  public static SigningTable read(Path file) throws Unusable {
    return read(file.toString(), new String(KeyFiles.octets(file), StandardCharsets.UTF_8));
  }

  /**
   * Reads the whole table.
   *
   * @param name of the file, for messages
   * @throws Unusable if any line is wrong; all of them are named
   */
  public static SigningTable read(String name, String text) throws Unusable {
    return new SigningTable(RowFile.read(name, text, "[ \\t,]+", SigningTableReader::row));
  }

  private static SigningTable.Row row(String place, List<String> words) {
    boolean isLocal = words.get(0).equals("local");
    int first = isLocal ? 1 : 2;
    if (words.size() <= first) {
      throw new IllegalArgumentException(
          "the row ends too early; write: login NAME ADDRESS..., network BLOCK ADDRESS... or local"
              + " ADDRESS...");
    }
    List<String> authors = words.subList(first, words.size());
    if (authors.contains(NONE) && authors.size() > 1) {
      throw new IllegalArgumentException("'none' stands alone; take it or the addresses out");
    }
    SigningTable.Who who = isLocal ? new SigningTable.Who.Local() : who(words);
    boolean itself = authors.contains(ITSELF);
    if (itself && !(who instanceof SigningTable.Who.Login)) {
      throw new IllegalArgumentException("'itself' is for logins that are mail addresses only");
    }
    return new SigningTable.Row(place, who, patterns(authors), itself);
  }

  private static SigningTable.Who who(List<String> words) {
    return switch (words.get(0)) {
      case "login" -> new SigningTable.Who.Login(new Glob(words.get(1)));
      case "network" -> new SigningTable.Who.From(Network.of(words.get(1)));
      default ->
          throw new IllegalArgumentException(
              "'" + words.get(0) + "' is not known; a row begins with login, network or local");
    };
  }

  private static List<AddressPattern> patterns(List<String> words) {
    return words.stream()
        .filter(word -> !word.equals(NONE) && !word.equals(ITSELF))
        .map(AddressPattern::of)
        .toList();
  }
}
