package dev.signet.mail.smime.examine;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.MalformedCms;
import dev.signet.mail.smime.cms.SignedDataStream;
import dev.signet.mail.smime.cms.SignedParts;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The CMS in the body of a part, its transfer encoding undone while reading. */
record CmsBody(Content body, String encoding, CmsLimits limits) {

  static CmsBody of(MimePart part, CmsLimits limits) {
    return new CmsBody(part.body(), part.encoding(), limits);
  }

  /** What the ContentInfo says it is. */
  String type() throws IOException {
    try (InputStream in = open()) {
      return SignedDataStream.typeOf(in, limits);
    }
  }

  private InputStream open() throws IOException {
    return switch (encoding) {
      case "base64" -> new BufferedInputStream(new Base64Stream(body.open()));
      case "7bit", "8bit", "binary" -> new BufferedInputStream(body.open());
      default -> throw new MalformedCms("transfer encoding " + encoding + " around CMS");
    };
  }

  /** The parts of a SignedData whose content is elsewhere. */
  SignedParts detached() throws IOException {
    try (InputStream in = open()) {
      SignedDataStream stream = SignedDataStream.open(in, limits);
      if (stream.hasContent()) {
        throw new MalformedCms("a detached signature with content of its own");
      }
      return stream.rest();
    }
  }

  /** The parts of a SignedData, and its content. */
  Opaque opaque() throws IOException {
    try (InputStream in = open()) {
      SignedDataStream stream = SignedDataStream.open(in, limits);
      long length = stream.hasContent() ? skipped(stream.content()) : 0;
      return new Opaque(stream.rest(), new Inside(this, length), stream.hasContent());
    }
  }

  private static long skipped(InputStream in) throws IOException {
    return in.transferTo(java.io.OutputStream.nullOutputStream());
  }

  /**
   * A SignedData with content.
   *
   * @param content empty if it has none
   */
  record Opaque(SignedParts parts, Content content, boolean hasContent) {}

  /** The content of a SignedData, decoded anew each time it is read. */
  private record Inside(CmsBody cms, long length) implements Content {

    @Override
    public InputStream open() throws IOException {
      if (length == 0) {
        return InputStream.nullInputStream();
      }
      InputStream whole = cms.open();
      try {
        InputStream inside = SignedDataStream.open(whole, cms.limits).content();
        return new FilterInputStream(new BufferedInputStream(inside)) {
          @Override
          public void close() throws IOException {
            whole.close();
          }
        };
      } catch (IOException | RuntimeException failed) {
        whole.close();
        throw failed;
      }
    }
  }
}
