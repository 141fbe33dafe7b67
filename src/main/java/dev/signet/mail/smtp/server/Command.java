package dev.signet.mail.smtp.server;

import java.util.Locale;

/**
 * A command line.
 *
 * @param verb in upper case
 * @param argument without the blanks around it
 */
record Command(String verb, String argument) {
  static Command of(String line) {
    int blank = line.indexOf(' ');
    String verb = blank < 0 ? line : line.substring(0, blank);
    String argument = blank < 0 ? "" : line.substring(blank).strip();
    return new Command(verb.toUpperCase(Locale.ROOT), argument);
  }
}
