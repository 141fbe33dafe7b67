package dev.signet.mail.smtp.server;

import dev.signet.mail.smtp.Keywords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keywords of an EHLO or LHLO reply: what the session offers and the wire can keep here and
 * now.
 */
record Offer(List<String> lines, long messageOctets) {
  private static final List<String> ALWAYS =
      List.of(
          "PIPELINING",
          "SIZE",
          "8BITMIME",
          "SMTPUTF8",
          "ENHANCEDSTATUSCODES",
          "DSN",
          "CHUNKING",
          Keywords.SMIME);

  static Offer of(Set<String> offered, Dialogue dialogue) {
    Map<String, String> wanted = new LinkedHashMap<>();
    offered.forEach(line -> wanted.put(name(line), line));
    long octets = octets(wanted.getOrDefault("SIZE", ""), dialogue);
    List<String> lines = new ArrayList<>();
    for (String name : kept(dialogue)) {
      if (wanted.containsKey(name)) {
        lines.add(line(name, octets));
      }
    }
    return new Offer(List.copyOf(lines), octets);
  }

  static boolean isTlsPossible(Dialogue dialogue) {
    return dialogue.settings().tls().isPresent()
        && dialogue.wire().remotePort() > 0
        && dialogue.wire().tlsVersion().isEmpty();
  }

  private static List<String> kept(Dialogue dialogue) {
    List<String> kept = new ArrayList<>(ALWAYS);
    if (isTlsPossible(dialogue)) {
      kept.add("STARTTLS");
    }
    if (dialogue.wire().tlsVersion().isPresent()) {
      kept.add("REQUIRETLS");
    }
    if (ProxyCommands.isFront(dialogue)) {
      kept.add("XCLIENT");
    }
    if (ProxyCommands.isForwarder(dialogue)) {
      kept.add("XFORWARD");
    }
    return kept;
  }

  private static String line(String name, long octets) {
    return switch (name) {
      case "SIZE" -> "SIZE " + octets;
      case "XCLIENT" -> "XCLIENT " + ProxyCommands.OF_XCLIENT;
      case "XFORWARD" -> "XFORWARD " + ProxyCommands.OF_XFORWARD;
      default -> name;
    };
  }

  /** The smaller one of what the session and the settings allow; 0 is no limit (RFC 1870). */
  private static long octets(String line, Dialogue dialogue) {
    long ours = dialogue.settings().limits().messageOctets();
    String number = line.replaceFirst("(?i)^SIZE *", "");
    long theirs = number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    return theirs == 0 ? ours : Math.min(ours, theirs);
  }

  private static String name(String line) {
    return line.replaceFirst(" .*", "").toUpperCase(Locale.ROOT);
  }
}
