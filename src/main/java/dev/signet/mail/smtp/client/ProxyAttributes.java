package dev.signet.mail.smtp.client;

import dev.signet.mail.smtp.Keywords;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.wire.Xtext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client in the words of XCLIENT and XFORWARD, as far as a next hop has offered them (Postfix's
 * XCLIENT_README and XFORWARD_README).
 */
final class ProxyAttributes {
  private static final String UNAVAILABLE = "[UNAVAILABLE]";
  private static final int LONGEST = 500;

  private ProxyAttributes() {}

  /** One command; who it is comes last, since after that we have no right to say more. */
  static String xclient(Peer peer, Keywords keywords) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("HELO", peer.hello().isEmpty() ? UNAVAILABLE : peer.hello());
    said.put("PROTO", peer.isExtended() ? "ESMTP" : "SMTP");
    peer.login().ifPresent(login -> said.put("LOGIN", login));
    said.put("PORT", port(peer));
    said.put("NAME", peer.name().orElse(UNAVAILABLE));
    said.put("ADDR", address(peer));
    return "XCLIENT " + String.join(" ", words(said, keywords.parameter("XCLIENT").orElse("")));
  }

  /** As many commands as their length asks for; none if nothing is known. */
  static List<String> xforward(Map<String, String> forwarded, Keywords keywords) {
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    for (String word : words(forwarded, keywords.parameter("XFORWARD").orElse(""))) {
      if (command.length() + word.length() > LONGEST) {
        commands.add(command.toString());
        command.setLength(0);
      }
      command.append(command.length() == 0 ? "XFORWARD " : " ").append(word);
    }
    if (command.length() > 0) {
      commands.add(command.toString());
    }
    return commands;
  }

  private static List<String> words(Map<String, String> said, String offered) {
    List<String> names = List.of(offered.split(" "));
    return said.entrySet().stream()
        .filter(one -> names.contains(one.getKey()))
        .map(one -> one.getKey() + "=" + Xtext.encode(one.getValue()))
        .toList();
  }

  private static String port(Peer peer) {
    return peer.port() == 0 ? UNAVAILABLE : String.valueOf(peer.port());
  }

  /** An MTA knows no UNIX sockets here; such a client is this host. */
  private static String address(Peer peer) {
    if (peer.address().equals("unix")) {
      return "127.0.0.1";
    }
    if (!dev.signet.mail.net.AddressRanges.isAddress(peer.address())) {
      return UNAVAILABLE;
    }
    return peer.address().contains(":") ? "IPV6:" + peer.address() : peer.address();
  }
}
