package dev.signet.mail.handling;

import static dev.signet.mail.handling.Cast.ALICE;
import static dev.signet.mail.handling.Cast.EVE;

import java.util.List;

/** Header sections that readers divide differently. */
final class HeaderAttacks {
  private static final String BY_EVE = crlf(Cast.signed(EVE));
  private static final String BY_ALICE = crlf(Cast.signed(ALICE));
  private static final String EVE_SAYS = crlf(Cast.header("From: eve@example.com"));
  private static final String ALICE_SAYS = crlf(Cast.fromAlice());
  private static final String SHE = "From: alice@example.org";

  private HeaderAttacks() {}

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  private static Attack of(String name, String code, String octets) {
    return new Attack("header: " + name, code, Cast.raw(octets));
  }

  static List<Attack> all() {
    return List.of(
        of(
            "a second author after a bare LF",
            "Smal",
            EVE_SAYS.replace("News\r\n", "News\n" + SHE + "\r\n") + BY_EVE),
        of(
            "a second author after a lone CR",
            "Smal",
            EVE_SAYS.replace("News", "News\r" + SHE) + BY_EVE),
        of(
            "a second author after NUL",
            "Smal",
            EVE_SAYS.replace("News", "News\0\r\n x" + SHE) + BY_EVE),
        of(
            "a second author after a line of blanks",
            "Smal",
            EVE_SAYS.replace("News\r\n", "News\r\n \r\n" + SHE + "\r\n") + BY_EVE),
        of(
            "the author below a line of blanks",
            "Smal",
            crlf(Cast.header(" \nFrom: alice@example.org")) + BY_ALICE),
        of("a line that is no field", "Smal", "From alice Mon Jun 1\r\n" + EVE_SAYS + BY_EVE),
        of(
            "the header ends with a bare LF",
            "S0",
            "Subject: x\r\nFrom: alice@example.org\r\n\n" + ALICE_SAYS + BY_ALICE),
        of(
            "the empty line is a bare LF",
            "Smal",
            ALICE_SAYS + BY_ALICE.replaceFirst("\r\n\r\n", "\r\n\n")),
        of(
            "an author of octets that are no UTF-8",
            "Smal",
            EVE_SAYS.replace("eve@", "\u00e9 <eve@").replace(".com", ".com>") + BY_EVE),
        of(
            "the author in a name that is too long",
            "refused",
            "X".repeat(2_000_000) + ": y\r\n" + ALICE_SAYS + BY_ALICE),
        of("no header", "S0", "\r\n" + ALICE_SAYS + BY_ALICE),
        of("nothing", "S0", ""));
  }
}
