package dev.signet.mail.message.address;

import dev.signet.entity.MailAddress;
import dev.signet.mail.message.field.FieldText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an address list from left to right. What section 4.4 calls obsolete, and what nobody
 * allows, is noted as trouble and read on.
 */
final class AddressParser {
  private static final String SPECIALS = "()<>[]:;@\\,\"";
  private static final String NOT_IN_QUOTES = "@<>()[],;:\\\"";

  private final FieldText text;
  private final List<Mailbox> mailboxes = new ArrayList<>();
  private final Set<String> troubles = new LinkedHashSet<>();
  private final List<Word> words = new ArrayList<>();
  private boolean hasGroup;
  private boolean lastWordTouches;
  private boolean expectsOne = true;
  private int commentsBefore;

  /** An atom or a quoted string: as it stands there, and what it means. */
  private record Word(String written, String meant) {
    static Word quoted(String meant) {
      return new Word('"' + meant.replaceAll("([\"\\\\])", "\\\\$1") + '"', meant);
    }
  }

  AddressParser(String body) {
    this.text = new FieldText(body);
  }

  AddressField read() {
    while (passBlanks() && !text.atEnd()) {
      if (mailboxes.size() == AddressField.MAX_MAILBOXES) {
        troubles.add("more than " + AddressField.MAX_MAILBOXES + " mailboxes");
        break;
      }
      step();
    }
    endElement();
    return new AddressField(mailboxes, hasGroup, List.copyOf(troubles));
  }

  private void step() {
    if (text.pass(',')) {
      endElement();
      expectsOne = true;
      commentsBefore = text.comments().size();
    } else if (text.pass(':')) {
      hasGroup = true;
      words.clear();
      expectsOne = true;
    } else if (text.pass(';')) {
      endGroup();
    } else if (text.pass('<')) {
      angle();
    } else if (text.pass('@')) {
      bare();
    } else {
      word();
    }
  }

  private void endElement() {
    if (!words.isEmpty()) {
      troubles.add("words without an address");
    } else if (expectsOne) {
      troubles.add("an empty element");
    }
    words.clear();
  }

  private void endGroup() {
    if (!hasGroup || !words.isEmpty()) {
      troubles.add("a semicolon out of place");
    }
    words.clear();
    expectsOne = false;
  }

  private void word() {
    Word word = text.quoted().map(Word::quoted).orElseGet(this::atoms);
    if (word.written().isEmpty()) {
      troubles.add("a character out of place");
      text.next();
    }
    if (!expectsOne) {
      troubles.add("text after an address");
    }
    words.add(word);
    lastWordTouches = text.sees('@');
  }

  private Word atoms() {
    String atoms = text.run(AddressParser::isAtomOrDot);
    return new Word(atoms, atoms);
  }

  private static boolean isAtomOrDot(int c) {
    return c > ' ' && c != 0x7f && SPECIALS.indexOf(c) < 0;
  }

  /** An address without angles; its local part is the word just read. */
  private void bare() {
    if (words.size() != 1 || !lastWordTouches) {
      troubles.add(words.isEmpty() ? "an address without local part" : "text before an address");
    }
    String local = words.isEmpty() ? "" : words.get(words.size() - 1).written();
    words.clear();
    add("", local + "@" + domain());
  }

  private void angle() {
    int comments = text.comments().size();
    String name = words.stream().map(Word::meant).collect(Collectors.joining(" "));
    words.clear();
    passBlanks();
    if (text.sees('@')) {
      troubles.add("a source route");
      text.run(c -> c != ':' && c != '>');
      text.pass(':');
    }
    Word local = text.quoted().map(Word::quoted).orElseGet(this::atoms);
    if (!text.pass('@')) {
      troubles.add("no address between the angles");
      text.run(c -> c != '>' && c != ',');
      text.pass('>');
      expectsOne = false;
      return;
    }
    String written = local.written() + "@" + domain();
    passBlanks();
    if (!text.pass('>') || text.comments().size() > comments) {
      troubles.add("more than an address between the angles");
      text.run(c -> c != '>' && c != ',');
      text.pass('>');
    }
    add(name, written);
  }

  private String domain() {
    int from = text.position();
    if (text.pass('[')) {
      text.run(c -> c != ']' && c != '[' && c != '>');
      text.pass(']');
    } else {
      atoms();
    }
    return text.since(from);
  }

  private void add(String name, String written) {
    if (!expectsOne) {
      troubles.add("an address after an address");
    }
    expectsOne = false;
    Optional<MailAddress> address = MailAddress.parse(written);
    if (address.isEmpty()) {
      troubles.add("what stands for an address is none of a domain");
    }
    inspect(name, written, address);
    passBlanks();
    List<String> comments = text.comments();
    mailboxes.add(
        new Mailbox(
            EncodedWords.decoded(name),
            written,
            address,
            comments.subList(commentsBefore, comments.size())));
    commentsBefore = comments.size();
  }

  private void inspect(String name, String written, Optional<MailAddress> address) {
    if (written.contains("=?") || written.indexOf('\ufffd') >= 0) {
      troubles.add("an address that is encoded or not UTF-8");
    }
    if (address.stream()
        .anyMatch(a -> a.localPart().chars().anyMatch(c -> NOT_IN_QUOTES.indexOf(c) >= 0))) {
      troubles.add("a local part in quotes that reads like something else");
    }
    if (EncodedWords.hidesSyntax(name)) {
      troubles.add("encoded words that hide angles or control characters");
    }
  }

  private boolean passBlanks() {
    if (!text.passBlanks()) {
      troubles.add("a comment is not closed");
    }
    return true;
  }
}
