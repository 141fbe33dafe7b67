package dev.signet.mail.message.transfer;

import dev.signet.mail.message.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Undoes the Content-Transfer-Encoding of a part (RFC 2045 section 6). */
public final class TransferDecoding {
  private TransferDecoding() {}

  /**
   * The body as it was before it was encoded; an unknown encoding is left as it is.
   *
   * @throws IOException also while reading, if the body is no base64
   */
  public static InputStream open(MimePart part) throws IOException {
    InputStream in = part.body().open();
    return switch (part.encoding()) {
      case "base64" -> Base64.getMimeDecoder().wrap(in);
      case "quoted-printable" -> new QuotedPrintableReader(in);
      default -> in;
    };
  }
}
