package dev.signet.mail.smtp.server;

import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.wire.Xtext;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * XCLIENT and XFORWARD, by which an MTA in front of us tells who its client is (Postfix's
 * XCLIENT_README and XFORWARD_README).
 *
 * <p>Whether they are believed depends on who the client is taken for now: a front that has named
 * its client has no right to name another one, since what follows may come from that client.
 */
final class ProxyCommands {
  static final String OF_XCLIENT = "NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT";
  static final String OF_XFORWARD = "NAME ADDR PORT PROTO HELO IDENT SOURCE";

  private final Dialogue dialogue;

  ProxyCommands(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  static boolean isFront(Dialogue dialogue) {
    return dialogue.settings().fronts().has(dialogue.peer().address());
  }

  static boolean isForwarder(Dialogue dialogue) {
    return dialogue.settings().forwarders().has(dialogue.peer().address());
  }

  void client(Command command) throws IOException, Refused {
    demand(isFront(dialogue));
    if (dialogue.transaction().isPresent()) {
      throw Refused.because(Replies.IN_MAIL);
    }
    Map<String, String> attributes = attributes(command.argument(), OF_XCLIENT);
    Peer client = client(attributes);
    dialogue.demandSilence();
    var greeting = dialogue.reopen(client);
    dialogue.say(greeting);
    if (greeting.code() != 220) {
      dialogue.end();
    }
  }

  void forward(Command command) throws IOException, Refused {
    demand(isForwarder(dialogue));
    if (dialogue.transaction().isPresent()) {
      throw Refused.because(Replies.IN_MAIL);
    }
    Map<String, String> all = new HashMap<>(dialogue.peer().forwarded());
    all.putAll(attributes(command.argument(), OF_XFORWARD));
    dialogue.know(dialogue.peer().forwarding(all));
    dialogue.say(Replies.OK);
  }

  private static void demand(boolean isAuthorised) throws Refused {
    if (!isAuthorised) {
      throw Refused.because(Replies.UNAUTHORISED);
    }
  }

  private static Map<String, String> attributes(String argument, String known) throws Refused {
    List<String> names = List.of(known.split(" "));
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String word : argument.split(" +")) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? "" : word.substring(0, equals).toUpperCase(Locale.ROOT);
      Optional<String> value = Xtext.decode(word.substring(equals + 1));
      if (!names.contains(name) || value.isEmpty() || value.get().length() > 255) {
        throw Refused.because(Replies.BAD_ATTRIBUTE);
      }
      attributes.put(name, value.get());
    }
    return attributes;
  }

  /** What is not said stays as it was; TLS with the front says nothing about the client's. */
  private Peer client(Map<String, String> said) throws Refused {
    Peer before = dialogue.peer();
    return new Peer(
        said.containsKey("ADDR") ? address(said.get("ADDR")) : before.address(),
        said.containsKey("PORT") ? port(said.get("PORT")) : before.port(),
        said.containsKey("NAME") ? available(said.get("NAME")) : before.name(),
        said.containsKey("HELO") ? available(said.get("HELO")).orElse("") : before.hello(),
        said.containsKey("PROTO")
            ? said.get("PROTO").equalsIgnoreCase("ESMTP")
            : before.isExtended(),
        Optional.empty(),
        said.containsKey("LOGIN") ? available(said.get("LOGIN")) : before.login(),
        Map.of());
  }

  private static Optional<String> available(String value) {
    boolean isMissing =
        value.equalsIgnoreCase("[UNAVAILABLE]") || value.equalsIgnoreCase("[TEMPUNAVAIL]");
    return isMissing ? Optional.empty() : Optional.of(value);
  }

  private static String address(String value) throws Refused {
    Optional<String> said = available(value);
    if (said.isEmpty()) {
      return "unknown";
    }
    String address = said.get().replaceFirst("(?i)^IPV6:", "");
    if (!AddressRanges.isAddress(address)) {
      throw Refused.because(Replies.BAD_ATTRIBUTE);
    }
    return address;
  }

  private static int port(String value) throws Refused {
    if (available(value).isEmpty()) {
      return 0;
    }
    if (!value.matches("[0-9]{1,5}")) {
      throw Refused.because(Replies.BAD_ATTRIBUTE);
    }
    return Integer.parseInt(value);
  }
}
