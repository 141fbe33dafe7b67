package dev.signet.mail.message;

import static dev.signet.mail.message.Messages.message;
import static dev.signet.mail.message.Messages.octets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.address.AddressField;
import dev.signet.mail.message.address.AuthorFinding.Unclear;
import dev.signet.mail.message.address.Authors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real and broken messages: every octet stays, and parts are where other parsers find them. */
class MessageCorpusTest {
  private static final String ENCODED = "an encoded message is left undivided (RFC 2045 6.4)";
  private static final String OPEN = "here a part counts that no delimiter ends";
  private static final String NEAR = "they take a near delimiter for one";

  private static final Map<String, String> OTHER_THAN_MIME4J =
      Map.of(
          "mime4j/bad-newlines-multiple-parts-base64.msg",
          ENCODED,
          "mime4j/base64encoded-rfc822message-nested.msg",
          ENCODED,
          "mime4j/base64encoded-rfc822message.msg",
          ENCODED,
          "mimetools/multi-2gifs-base64.msg",
          ENCODED,
          "mime4j/ending-boundaries.msg",
          "a delimiter with words behind it is none, and is noted",
          "mime4j/very-long-boundary.msg",
          "its boundary is far beyond 70 octets",
          "mime4j/very-very-long-boundary.msg",
          "its boundary is far beyond 70 octets",
          "mime4j/weird-boundary.msg",
          "blanks at the end of a boundary do not count");

  private static final Map<String, String> OTHER_THAN_STALWART =
      Map.ofEntries(
          Map.entry("stalwart/malformed/000.eml", "they take a header alone for no part"),
          Map.entry("stalwart/malformed/001.eml", NEAR),
          Map.entry("stalwart/malformed/004.eml", NEAR),
          Map.entry("stalwart/malformed/007.eml", "they find a delimiter within a header"),
          Map.entry("stalwart/malformed/009.eml", OPEN),
          Map.entry("stalwart/malformed/011.eml", OPEN),
          Map.entry("stalwart/malformed/012.eml", OPEN),
          Map.entry("stalwart/malformed/013.eml", OPEN),
          Map.entry("stalwart/malformed/014.eml", OPEN),
          Map.entry("stalwart/malformed/016.eml", NEAR),
          Map.entry("stalwart/malformed/017.eml", "they read a parameter that no semicolon begins"),
          Map.entry("stalwart/malformed/020.eml", "two Content-Type; here the first counts"),
          Map.entry("stalwart/malformed/021.eml", "two Content-Type; here the first counts"),
          Map.entry("stalwart/thirdparty/015.eml", "they take a header alone for no part"));

  private static MessageCorpus corpus;

  @BeforeAll
  static void open() {
    corpus = MessageCorpus.open();
  }

  @Test
  void everyMessagePassesOctetByOctet() {
    for (String name : corpus.names()) {
      Content content = corpus.content(name);
      MailMessage read = message(content);
      MimePart whole = Messages.walk(read, MessageLimits.DEFAULT);

      assertThat(octets(read.content())).as(name).isEqualTo(octets(content));
      assertThat(octets(whole.entity())).as(name).isEqualTo(octets(content));
      String author =
          Authors.of(read.header()).match(one -> one.address().toString(), Unclear::because);
      assertThat(author).as(name).isNotEmpty();
      assertThat(AddressField.mailboxes(read.header(), "To")).as(name).hasSizeLessThan(1000);
    }
    assertThat(corpus.names()).hasSizeGreaterThan(200);
  }

  @Test
  void partsAreWhereMime4jFindsThem() {
    TreeMap<String, String> different = new TreeMap<>();
    for (String name : corpus.described("xml")) {
      MimePart whole = Messages.walk(message(corpus.content(name)), MessageLimits.DEFAULT);
      List<String> ours = new ArrayList<>();
      structure(whole, ours);
      if (!ours.equals(corpus.structure(name))) {
        different.put(name, ours + " not " + corpus.structure(name));
      }
    }

    assertThat(different.keySet()).as("%s", different).isEqualTo(OTHER_THAN_MIME4J.keySet());
    assertThat(corpus.described("xml")).hasSizeGreaterThan(70);
  }

  private static void structure(MimePart part, List<String> words) {
    if (part.children().isEmpty() && !part.type().isMultipart()) {
      words.add("body");
      return;
    }
    String word = part.type().isMultipart() ? "multipart" : "message";
    words.add(word);
    part.children().forEach(child -> structure(child, words));
    words.add("/" + word);
  }

  @Test
  void typesAreWhatStalwartFinds() {
    TreeMap<String, String> different = new TreeMap<>();
    for (String name : corpus.described("json")) {
      MimePart whole = Messages.walk(message(corpus.content(name)), MessageLimits.DEFAULT);
      List<String> theirs = corpus.types(name);
      List<String> ours = new ArrayList<>();
      types(whole, theirs, ours);
      if (!ours.equals(theirs)) {
        different.put(name, ours + " not " + theirs);
        assertThat(whole.isSound()).as(name).isFalse();
      }
    }

    assertThat(different.keySet()).as("%s", different).isEqualTo(OTHER_THAN_STALWART.keySet());
    assertThat(corpus.described("json")).hasSizeGreaterThan(90);
  }

  /** In order, not looking into messages; ? where they state none. */
  private static void types(MimePart part, List<String> theirs, List<String> ours) {
    boolean unstated = theirs.size() > ours.size() && theirs.get(ours.size()).equals("?");
    ours.add(unstated ? "?" : part.type().full());
    if (part.type().isMultipart()) {
      part.children().forEach(child -> types(child, theirs, ours));
    }
  }
}
