package dev.signet.mail.smime.examine;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.smime.Examination;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignatureLayer;
import dev.signet.mail.smime.SignatureLayer.Form;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.MalformedCms;
import dev.signet.mail.smime.cms.SignedDataStream;
import dev.signet.mail.smime.cms.SignerJudge;
import dev.signet.mail.smime.examine.Recognition.Kind;
import dev.signet.mail.smime.origin.OriginField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes from the outermost signature of one message inwards, as long as each covers all within. */
final class LayerWalk {
  /** Nobody signs more often; whoever wraps more wants to cost time. */
  static final int MOST_LAYERS = 3;

  private final SignerJudge judge;
  private final CmsLimits limits;
  private final MimeReader mime;
  private final MessageReader messages;
  private final List<SignatureLayer> layers = new ArrayList<>();

  LayerWalk(SignerJudge judge, CmsLimits limits, MimeReader mime, MessageReader messages) {
    this.judge = judge;
    this.limits = limits;
    this.mime = mime;
    this.messages = messages;
  }

  /**
   * A part and its number.
   *
   * @param before numbers of opaque parts around it, each with a slash
   * @param section as IMAP counts (RFC 3501 section 6.4.5); empty for a whole message
   */
  private record Place(MimePart part, String before, String section) {
    Place firstChild() {
      return new Place(part.children().get(0), before, child("1"));
    }

    String child(String number) {
      return section.isEmpty() ? number : section + "." + number;
    }

    String own() {
      return before + (section.isEmpty() ? "1" : section);
    }
  }

  Examination from(MimePart root, Recognition seen) throws IOException {
    Optional<Place> place = Optional.of(new Place(root, "", ""));
    Recognition kind = seen;
    while (place.isPresent() && (kind.kind() == Kind.CLEAR || kind.kind() == Kind.OPAQUE)) {
      if (layers.size() == MOST_LAYERS) {
        return new Examination(
            Shape.MALFORMED, List.of(), "more than " + MOST_LAYERS + " signatures, one in another");
      }
      place = kind.kind() == Kind.CLEAR ? clear(place.get()) : opaque(place.get());
      if (place.isPresent()) {
        kind = Recognition.of(place.get().part(), limits);
      }
    }
    return finding();
  }

  private Examination finding() {
    boolean only = layers.size() == 1 && layers.get(0).signers().isEmpty();
    if (only && layers.get(0).trouble().isEmpty()) {
      return new Examination(Shape.UNSIGNED, List.of(), "certificates without a signature");
    }
    return new Examination(
        Shape.SIGNED, layers, layers.size() + (layers.size() == 1 ? " signature" : " signatures"));
  }

  private Optional<Place> clear(Place place) throws IOException {
    Place inner = place.firstChild();
    String number = place.before() + place.child("2");
    try {
      CmsBody cms = CmsBody.of(place.part().children().get(1), limits);
      Covered covered = new Covered(inner.part().entity(), inner.part().header());
      add(new Found(Form.CLEAR, number, place.part()), covered, cms.detached());
    } catch (MalformedCms unreadable) {
      layers.add(
          unreadable(
              new Found(Form.CLEAR, number, place.part()),
              new Covered(inner.part().entity(), inner.part().header()),
              unreadable));
    }
    return Optional.of(inner);
  }

  private Optional<Place> opaque(Place place) throws IOException {
    Found found = new Found(Form.OPAQUE, place.own(), place.part());
    try {
      CmsBody.Opaque cms = CmsBody.of(place.part(), limits).opaque();
      if (!cms.hasContent() && !cms.parts().signers().isEmpty()) {
        throw new MalformedCms("an opaque signature without content");
      }
      MailMessage inner = messages.read(cms.content());
      add(found, new Covered(cms.content(), inner.header()), cms.parts());
      return Optional.of(new Place(mime.read(inner), place.own() + "/", ""));
    } catch (MalformedCms | MalformedMessage unreadable) {
      layers.add(unreadable(found, Covered.NOTHING, unreadable));
      return Optional.empty();
    }
  }

  /** A signature and where it stands. */
  private record Found(Form form, String number, MimePart part) {}

  /** What a signature covers. */
  private record Covered(Content octets, Header header) {
    static final Covered NOTHING = new Covered(Content.of(new byte[0]), new Header(List.of()));
  }

  private void add(Found found, Covered covered, dev.signet.mail.smime.cms.SignedParts parts)
      throws IOException {
    if (!parts.contentType().equals(SignedDataStream.DATA) && !parts.signers().isEmpty()) {
      throw new MalformedCms("signed content of type " + parts.contentType() + ", not MIME");
    }
    layers.add(
        new SignatureLayer(
            found.form(),
            found.number(),
            covered.octets(),
            covered.header(),
            judge.judge(parts, covered.octets()),
            OriginField.read(found.part().header()),
            Optional.empty()));
  }

  private static SignatureLayer unreadable(Found found, Covered covered, Exception because) {
    return new SignatureLayer(
        found.form(),
        found.number(),
        covered.octets(),
        covered.header(),
        List.of(),
        OriginField.read(found.part().header()),
        Optional.of(String.valueOf(because.getMessage())));
  }
}
