package dev.signet.mail.message.mime;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderDefect;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.MimePart.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One pass over the body of one message. */
final class MimeWalk {
  private final Content content;
  private final Lines lines;
  private final MessageLimits limits;
  private final Boundaries boundaries = new Boundaries();
  private int parts = 1;
  private int depth;

  MimeWalk(Content content, Lines lines, MessageLimits limits) {
    this.content = content;
    this.lines = lines;
    this.limits = limits;
  }

  MimePart message(MailMessage message) throws IOException {
    ContentFields fields = ContentFields.of(message.header(), ContentFields.PLAIN);
    Set<String> defects = new LinkedHashSet<>();
    noteHeader(message.header(), defects);
    defects.addAll(fields.defects());
    List<MimePart> children = inside(fields, defects);
    boolean hasLines = !children.isEmpty() || !fields.encoding().equals("binary");
    if (hasLines && lines.areMixed(message.separator().length())) {
      defects.add("some lines end with CRLF and some with LF");
    }
    Content whole = message.content();
    return new MimePart(
        message.header(),
        fields.type(),
        fields.encoding(),
        whole,
        content,
        children,
        List.copyOf(defects),
        content.length() - whole.length());
  }

  /** The part that begins here and ends before the next delimiter. */
  private MimePart part(MediaType fallback) throws IOException {
    parts++;
    long start = lines.position();
    Set<String> defects = new LinkedHashSet<>();
    boolean more = line();
    while (more && !lines.isEmpty()) {
      more = line();
    }
    long headerEnd = more ? lines.start() : end(start);
    long bodyStart = lines.position();
    Header header = header(content.slice(start, headerEnd), defects);
    boolean whole = defects.isEmpty();
    lines.takeNul();
    noteDoubt(defects);
    noteHeader(header, defects);
    ContentFields fields = ContentFields.of(header, fallback);
    defects.addAll(fields.defects());
    List<MimePart> children = whole ? inside(fields, defects) : undivided(defects);
    long end = end(start);
    return new MimePart(
        header,
        fields.type(),
        fields.encoding(),
        content.slice(start, end),
        content.slice(Math.min(bodyStart, end), end),
        children,
        List.copyOf(defects),
        start);
  }

  private Header header(Content section, Set<String> defects) throws IOException {
    if (section.length() > limits.headerOctets()) {
      defects.add("its header has more than " + limits.headerOctets() + " octets");
      return new Header(List.of());
    }
    Header header = Header.received(section.octets(limits.headerOctets()));
    if (header.fields().size() > limits.fields()) {
      defects.add("its header has more than " + limits.fields() + " fields");
      return new Header(List.of());
    }
    return header;
  }

  /** Walks over the body up to the next delimiter of an enclosing multipart, or to the end. */
  private List<MimePart> inside(ContentFields fields, Set<String> defects) throws IOException {
    boolean divides = fields.type().isMultipart() || fields.isMessage();
    if (!divides) {
      return undivided(fields.encoding().equals("binary"), defects);
    }
    if (!fields.isIdentity()) {
      defects.add("its parts are encoded as a whole (RFC 2045 section 6.4)");
    }
    if (depth + 1 >= limits.depth() || parts >= limits.parts()) {
      defects.add("too many parts, or too deep");
      return undivided(defects);
    }
    depth++;
    List<MimePart> children =
        fields.type().isMultipart() ? multipart(fields, defects) : enclosed(fields, defects);
    depth--;
    return children;
  }

  private List<MimePart> enclosed(ContentFields fields, Set<String> defects) throws IOException {
    return fields.isIdentity() ? List.of(part(ContentFields.PLAIN)) : undivided(defects);
  }

  private List<MimePart> undivided(Set<String> defects) throws IOException {
    return undivided(false, defects);
  }

  private List<MimePart> undivided(boolean mayHoldNul, Set<String> defects) throws IOException {
    while (line()) {
      // only to its end
    }
    boolean nul = lines.takeNul();
    if (nul && !mayHoldNul) {
      defects.add("NUL in the body");
    }
    noteDoubt(defects);
    return List.of();
  }

  private static void noteHeader(Header header, Set<String> defects) {
    HeaderDefect.in(header).forEach(defect -> defects.add(defect.words()));
  }

  private void noteDoubt(Set<String> defects) {
    if (boundaries.takeDoubt()) {
      defects.add("a line begins with a delimiter and is none");
    }
  }

  private List<MimePart> multipart(ContentFields fields, Set<String> defects) throws IOException {
    Optional<String> boundary = boundary(fields, defects);
    if (boundary.isEmpty()) {
      return undivided(defects);
    }
    boundaries.push(boundary.get());
    List<MimePart> children =
        parts(
            fields.type().is("multipart/digest") ? ContentFields.MESSAGE : ContentFields.PLAIN,
            defects);
    boundaries.pop();
    if (children.isEmpty()) {
      defects.add("a multipart without parts");
    }
    return children;
  }

  private Optional<String> boundary(ContentFields fields, Set<String> defects) {
    String given = fields.type().parameter("boundary").orElse("");
    String boundary = given.stripTrailing();
    if (!given.matches("[0-9a-zA-Z'()+_,./:=? -]{0,69}[0-9a-zA-Z'()+_,./:=?-]")) {
      defects.add("no boundary, or one that RFC 2046 section 5.1.1 does not allow");
    }
    if (boundaries.clashes(boundary)) {
      defects.add("its boundary can be taken for that of a multipart around it");
    }
    return Optional.of(boundary)
        .filter(any -> !any.isEmpty() && any.length() <= Boundaries.LONGEST);
  }

  private List<MimePart> parts(MediaType fallback, Set<String> defects) throws IOException {
    List<MimePart> children = new ArrayList<>();
    boolean closed = false;
    for (Optional<Boundaries.Hit> hit = delimiter(defects);
        hit.isPresent() && hit.get().level() == 0;
        hit = delimiter(defects)) {
      lines.next();
      if (closed) {
        defects.add("a delimiter after the closing one");
      } else if (hit.get().closes()) {
        closed = true;
      } else if (parts >= limits.parts()) {
        defects.add("the message has more than " + limits.parts() + " parts");
      } else {
        children.add(part(fallback));
      }
    }
    if (!closed) {
      defects.add("no closing delimiter");
    }
    return children;
  }

  /** Passes a preamble or an epilogue, up to the next delimiter of any open multipart. */
  private Optional<Boundaries.Hit> delimiter(Set<String> defects) throws IOException {
    lines.takeLoneCr();
    undivided(defects);
    if (lines.takeLoneCr()) {
      defects.add("a lone CR beside its parts");
    }
    return lines.position() == content.length() ? Optional.empty() : boundaries.hit(lines);
  }

  /** Moves to the next line; stays before a delimiter and at the end. */
  private boolean line() throws IOException {
    if (!lines.next()) {
      return false;
    }
    if (boundaries.hit(lines).isPresent()) {
      lines.again();
      return false;
    }
    return true;
  }

  /** Where a part that began at {@code start} ends: before the line end above a delimiter. */
  private long end(long start) {
    long here = lines.position();
    return here == content.length() || here == start ? here : here - lines.lineEndAbove();
  }
}
