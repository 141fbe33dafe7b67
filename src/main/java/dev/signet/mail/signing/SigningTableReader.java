package dev.signet.mail.signing;

import dev.signet.mail.network.Network;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a signing table. Each line is one row: who, then as whom; {@code #} begins a comment where a
 * word begins.
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
  private static final int MAX_OCTETS = 1 << 20;
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_FAULTS = 20;
  private static final String NONE = "none";
  private static final String ITSELF = "itself";

  private final String name;
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, SigningTable.Row> rows = new TreeMap<>();

  private SigningTableReader(String name) {
    this.name = name;
  }

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
    SigningTableReader reader = new SigningTableReader(name);
    if (text.length() > MAX_OCTETS) {
      throw new Unusable(name + " is larger than " + MAX_OCTETS + " octets; use patterns");
    }
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length && reader.faults.size() < MAX_FAULTS; i++) {
      reader.line(i + 1, lines[i]);
    }
    if (reader.rows.size() > MAX_ROWS) {
      reader.faults.add(name + " has more than " + MAX_ROWS + " rows; use patterns");
    }
    if (!reader.faults.isEmpty()) {
      throw new Unusable(reader.faults);
    }
    return new SigningTable(List.copyOf(reader.rows.values()));
  }

  private void line(int number, String line) {
    String said = line.replaceFirst("(^|[ \\t,])#.*", "$1").strip();
    if (said.isEmpty()) {
      return;
    }
    String place = name + ":" + number;
    try {
      rows.put(number, row(place, List.of(said.split("[ \\t,]+"))));
    } catch (IllegalArgumentException wrong) {
      faults.add(place + ": " + wrong.getMessage());
    }
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
