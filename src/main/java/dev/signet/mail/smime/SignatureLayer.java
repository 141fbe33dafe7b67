package dev.signet.mail.smime;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import java.util.List;
import java.util.Optional;

/**
 * One signature that covers the whole body below it.
 *
 * @param form clear (multipart/signed) or opaque (application/pkcs7-mime)
 * @param part IMAP section of the signature, as RFC 7281 body.smime-part wants it
 * @param signed octets of the signed MIME entity
 * @param inner header fields of the signed entity, protected copies among them (RFC 9788)
 * @param signers one each per SignerInfo; empty if the CMS could not be read
 * @param announced what the Content-Signature-Origin field of this layer says, if there is exactly
 *     one
 * @param trouble why the CMS could not be read
 */
public record SignatureLayer(
    Form form,
    String part,
    Content signed,
    Header inner,
    List<SignerFinding> signers,
    Optional<SignatureOrigin> announced,
    Optional<String> trouble) {

  /** How the signed content travels (RFC 8551 sections 3.5.2, 3.5.3). */
  public enum Form {
    CLEAR,
    OPAQUE
  }

  public SignatureLayer {
    signers = List.copyOf(signers);
  }
}
