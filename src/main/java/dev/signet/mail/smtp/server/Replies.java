package dev.signet.mail.smtp.server;

import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.Flaw;

/** What the wire says by itself (RFC 5321 section 4.2.3, RFC 3463). */
final class Replies {
  static final Reply OK = Reply.of(250, "2.0.0", "Ok");
  static final Reply GO_AHEAD = Reply.of(354, "", "End data with <CR><LF>.<CR><LF>");
  static final Reply BYE = Reply.of(221, "2.0.0", "Bye");
  static final Reply START_TLS = Reply.of(220, "2.0.0", "Ready to start TLS");
  static final Reply HELP = Reply.of(214, "2.0.0", "See RFC 5321");
  static final Reply CANNOT_VERIFY = Reply.of(252, "2.0.0", "Send some mail, and see");

  static final Reply FULL = Reply.of(421, "4.3.2", "Too many connections, try again later");
  static final Reply CLOSING = Reply.of(421, "4.3.2", "Service is stopping, try again later");
  static final Reply TOO_SLOW = Reply.of(421, "4.4.2", "Timeout");
  static final Reply TOO_OLD = Reply.of(421, "4.4.2", "This connection is old enough");
  static final Reply TOO_MANY_ERRORS = Reply.of(421, "4.7.0", "Too many errors");
  static final Reply NOT_FOR_YOU = Reply.of(554, "5.7.1", "You may not use this service");

  static final Reply STRAY = syntax("Stray CR or LF, or NUL, in a command");
  static final Reply LONG_LINE = syntax("Command line too long");
  static final Reply NO_TEXT = syntax("Neither ASCII nor UTF-8, or control characters");
  static final Reply UNKNOWN = syntax("Unknown command");
  static final Reply NOT_MAIL = syntax("This is a mail service");
  static final Reply NOT_DONE = Reply.of(502, "5.5.1", "Not implemented");
  static final Reply NO_ARGUMENT = argument("No argument here");
  static final Reply NO_NAME = argument("Say your name");
  static final Reply BAD_CHUNK = argument("Say BDAT, octets, and LAST or nothing");
  static final Reply BAD_ATTRIBUTE = argument("Malformed or unknown attribute");

  static final Reply NO_HELLO = order("Say hello first");
  static final Reply NO_MAIL = order("Say MAIL first");
  static final Reply IN_MAIL = order("A mail transaction is under way");
  static final Reply IN_CHUNKS = order("Chunks of a message are under way");
  static final Reply SPOILT = order("The message has failed, say RSET");
  static final Reply NO_RECIPIENT = order("No valid recipients");
  static final Reply TOO_EARLY = order("Wait for the reply to this command");
  static final Reply NO_TLS = order("TLS is not available now");

  static final Reply NULL_RECIPIENT = Reply.of(501, "5.1.3", "A recipient has an address");
  static final Reply NO_DOMAIN = Reply.of(501, "5.1.7", "An address has a domain");
  static final Reply NO_SMTPUTF8 =
      Reply.of(553, "5.6.7", "A non-ASCII address needs SMTPUTF8 at MAIL");
  static final Reply TOO_MANY_RECIPIENTS = Reply.of(452, "4.5.3", "Too many recipients");
  static final Reply TOO_LARGE = Reply.of(552, "5.3.4", "Message too large");
  static final Reply UNAUTHORISED = Reply.of(550, "5.7.0", "Insufficient authorization");

  private Replies() {}

  private static Reply syntax(String text) {
    return Reply.of(500, "5.5.2", text);
  }

  private static Reply argument(String text) {
    return Reply.of(501, "5.5.4", text);
  }

  private static Reply order(String text) {
    return Reply.of(503, "5.5.1", text);
  }

  static Reply fault(String reference) {
    return Reply.of(451, "4.3.0", "Internal error, try again later (" + reference + ")");
  }

  static Reply malformed(String what) {
    return argument(what);
  }

  static Reply unknownParameter(String name) {
    return Reply.of(555, "5.5.4", "Unknown parameter " + name);
  }

  static Reply of(Flaw flaw) {
    return switch (flaw) {
      case BARE_LINE_END -> Reply.of(550, "5.5.2", "Lines end with CRLF, and nothing else does");
      case NUL -> Reply.of(550, "5.6.0", "NUL in the message");
      case LONG_LINE -> Reply.of(550, "5.6.0", "A line of the message is too long");
      case TOO_LARGE -> TOO_LARGE;
      case NOT_STORED -> Reply.of(451, "4.3.0", "No room for the message, try again later");
    };
  }
}
