package dev.signet.mail.handling;

import static dev.signet.mail.handling.Cast.ALICE;
import static dev.signet.mail.handling.Cast.ENTITY;
import static dev.signet.mail.handling.Cast.EVE;

import dev.signet.mail.smime.Cms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Eve signs, and the header says that it was Alice, to some reader at least (I1 to I3). */
final class IdentityAttacks {
  private IdentityAttacks() {}

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    shown().forEach((from, code) -> all.add(byEve(from, code)));
    several().forEach((from, code) -> all.add(byEve(from, code)));
    all.addAll(inner());
    return all;
  }

  private static Attack byEve(String from, String code) {
    return Attack.of(
        "by Eve: " + from.replace("\n", "|").replace('\0', '0'),
        code,
        Cast.header(from) + Cast.signed(EVE));
  }

  /** One author, who is not whom a person sees. */
  private static Map<String, String> shown() {
    Map<String, String> from = new TreeMap<>();
    from.put("From: alice@example.org", "Sother");
    from.put("From: alice@example.org\nSender: eve@example.com", "Sother");
    from.put(
        "Sender: eve@example.com\nFrom: alice@example.org\nReply-To: eve@example.com", "Sother");
    from.put(
        "Resent-From: eve@example.com\nX-From: eve@example.com\nFrom: alice@example.org", "Sother");
    from.put("From: alice@example.org (eve@example.com)", "Sother");
    from.put("From: (<eve@example.com>) alice@example.org", "Sother");
    from.put("From: eve@example.com(\n )<alice@example.org>", "Sperm");
    from.put("From: \"eve@example.com\" <alice@example.org>", "Sother");
    from.put("From: =?utf-8?Q?eve=40example.com?= <alice@example.org>", "Sother");
    from.put("From: =?utf-8?Q?=3Ceve=40example.com=3E?= <alice@example.org>", "Sperm");
    from.put("From: \"alice@example.org\" <eve@example.com>", "Sauthor");
    from.put("From: \"alice@example.org>\" <eve@example.com>", "Sauthor");
    from.put("From: =?utf-8?Q?Alice_=3Calice=40example.org=3E?= <eve@example.com>", "Sperm");
    from.put("From: (alice@example.org) eve@example.com", "Sauthor");
    from.put("From:\n eve@example.com", "Sauthor");
    return from;
  }

  /** Readers may differ on who the author is. */
  private static Map<String, String> several() {
    Map<String, String> from = new TreeMap<>();
    from.put("From: eve@example.com\nFrom: alice@example.org", "Smal");
    from.put("From: alice@example.org\nfrom: eve@example.com", "Smal");
    from.put("From : alice@example.org\nFrom: eve@example.com", "Smal");
    from.put("From\t: alice@example.org\nX-From: eve@example.com", "Smal");
    from.put("F-rom: alice@example.org\nFrom: eve@example.com", "Sperm");
    from.put("From\u200b: alice@example.org\nFrom: eve@example.com", "Smal");
    from.put("From: eve@example.com, alice@example.org", "Sperm");
    from.put("From: alice@example.org, <eve@example.com>", "Sperm");
    from.put("From: alice@example.org; eve@example.com", "Sperm");
    from.put("From: Staff: eve@example.com;", "Sperm");
    from.put("From: alice@example.org:;, eve@example.com", "Sperm");
    from.put("From: alice@example.org <eve@example.com>", "Sperm");
    from.put("From: <eve@example.com> <alice@example.org>", "Sperm");
    from.put("From: <alice@example.org> eve@example.com", "Sperm");
    from.put("From: <@example.org:eve@example.com>", "Sperm");
    from.put("From: <alice@example.org:eve@example.com>", "Sperm");
    from.put("From: <alice@example.org\0eve@example.com>", "Smal");
    from.put("From: eve@example.com\0 <alice@example.org>", "Smal");
    from.put("From: \"alice@example.org <eve@example.com>", "Sperm");
    from.put("From: (alice@example.org <eve@example.com>", "Sperm");
    from.put("From: =?utf-8?Q?alice=40example.org?=", "Sperm");
    from.put("From: alice@[192.0.2.1]", "Sperm");
    from.put("From:", "Sperm");
    from.put("Sender: eve@example.com", "Sperm");
    return from;
  }

  private static List<Attack> inner() {
    String protects = "; hp=\"clear\"\nFrom: ";
    String asAlice = ENTITY.replace("plain\n", "plain" + protects + "alice@example.org\n");
    String asEve = ENTITY.replace("plain\n", "plain" + protects + "eve@example.com\n");
    String asTwo =
        ENTITY.replace(
            "plain\n", "plain" + protects + "eve@example.com\nFrom: alice@example.org\n");
    String within =
        Cms.clearPart(asAlice, Cast.signature(EVE, asAlice))
            .replace("sig\n", "in\n")
            .replace("=sig", "=in")
            .replace("--sig--", "--in--");
    String plain =
        Cast.signed(ALICE)
            .replace("sig\n", "in\n")
            .replace("=sig", "=in")
            .replace("--sig--", "--in--");
    String around = plain.replaceFirst("\n\n", "\nFrom: eve@example.com\n\n");
    return List.of(
        clear("Eve's, within it is Alice's", "eve@example.com", EVE, asAlice, "Sperm"),
        clear("Alice's, within it is Eve's", "alice@example.org", EVE, asEve, "Sperm"),
        clear("within it is of both", "eve@example.com", EVE, asTwo, "Sperm"),
        clear("Alice's of Eve's, sent on as Alice's", "alice@example.org", ALICE, asEve, "Sperm"),
        clear("two layers, the innermost is Alice's", "eve@example.com", EVE, within, "Sperm"),
        clear("Alice's wrapped, the wrapper is Eve's", "alice@example.org", EVE, around, "Sperm"));
  }

  private static Attack clear(
      String name, String from, dev.signet.testkit.Issued by, String entity, String code) {
    return Attack.of(
        "header protection: " + name,
        code,
        Cast.header("From: " + from) + Cms.clearPart(entity, Cast.signature(by, entity)));
  }
}
