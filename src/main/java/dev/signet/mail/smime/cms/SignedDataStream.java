package dev.signet.mail.smime.cms;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A ContentInfo (RFC 5652 section 3) on its way in: first what stands before the content, then the
 * content as a stream, then what stands behind it.
 */
public final class SignedDataStream {
  /** {@code id-signedData} (RFC 5652 section 5.1). */
  public static final String SIGNED_DATA = "1.2.840.113549.1.7.2";

  /** {@code id-data} (RFC 5652 section 4), the type of MIME content (RFC 8551 section 2.4.1). */
  public static final String DATA = "1.2.840.113549.1.7.1";

  private static final int EXPLICIT_0 = 0xa0;
  private static final int CERTIFICATES = 0xa0;
  private static final int REVOCATION_LISTS = 0xa1;

  private final BerReader ber;
  private final CmsLimits limits;
  private final List<String> digestAlgorithms;
  private final String contentType;
  private final boolean hasContent;

  private SignedDataStream(BerReader ber, CmsLimits limits) throws IOException {
    this.ber = ber;
    this.limits = limits;
    ber.enter(EXPLICIT_0, "content of the ContentInfo");
    ber.enter(BerReader.SEQUENCE, "SignedData");
    ber.element(16); // version: says nothing that the structure does not
    digestAlgorithms = algorithms();
    ber.enter(BerReader.SEQUENCE, "EncapsulatedContentInfo");
    contentType = Der.objectIdentifier(ber.element(64));
    hasContent = ber.tag() != BerReader.NONE;
    if (hasContent) {
      ber.enter(EXPLICIT_0, "eContent");
    }
  }

  /**
   * Reads as far as the content.
   *
   * @throws MalformedCms if it is no SignedData, or broken, or beyond the limits
   */
  public static SignedDataStream open(InputStream in, CmsLimits limits) throws IOException {
    BerReader ber = new BerReader(in, limits);
    String type = typeOf(ber);
    if (!type.equals(SIGNED_DATA)) {
      throw new MalformedCms("content of type " + type + ", not signed data");
    }
    return new SignedDataStream(ber, limits);
  }

  /**
   * The type that a ContentInfo says it has.
   *
   * @throws MalformedCms if it is no ContentInfo
   */
  public static String typeOf(InputStream in, CmsLimits limits) throws IOException {
    return typeOf(new BerReader(in, limits));
  }

  private static String typeOf(BerReader ber) throws IOException {
    ber.enter(BerReader.SEQUENCE, "ContentInfo");
    return Der.objectIdentifier(ber.element(64));
  }

  private List<String> algorithms() throws IOException {
    List<String> found = new ArrayList<>();
    ber.enter(BerReader.SET, "digest algorithms");
    while (ber.tag() != BerReader.NONE) {
      found.add(Der.algorithm(ber.element(1024)).getAlgorithm().getId());
      if (found.size() > limits.signers()) {
        throw new MalformedCms("more than " + limits.signers() + " digest algorithms");
      }
    }
    ber.leave();
    return List.copyOf(found);
  }

  /** Whether the content is here, and not elsewhere. */
  public boolean hasContent() {
    return hasContent;
  }

  /** The content; call once, read to the end. */
  public InputStream content() throws IOException {
    return ber.octets();
  }

  /** What stands behind the content, which must have been read. */
  public SignedParts rest() throws IOException {
    if (hasContent) {
      ber.leave();
    }
    ber.leave();
    List<byte[]> certificates = certificates();
    if (ber.tag() == REVOCATION_LISTS) {
      ber.element(limits.structureOctets());
    }
    return new SignedParts(contentType, digestAlgorithms, certificates, signers());
  }

  private List<byte[]> certificates() throws IOException {
    List<byte[]> found = new ArrayList<>();
    if (ber.tag() != CERTIFICATES) {
      return found;
    }
    ber.enter(CERTIFICATES, "certificates");
    while (ber.tag() != BerReader.NONE) {
      boolean isX509 = ber.tag() == BerReader.SEQUENCE;
      byte[] element = ber.element(limits.certificateOctets());
      if (isX509) {
        found.add(element);
      }
      if (found.size() > limits.certificates()) {
        throw new MalformedCms("more than " + limits.certificates() + " certificates");
      }
    }
    ber.leave();
    return found;
  }

  private List<byte[]> signers() throws IOException {
    List<byte[]> found = new ArrayList<>();
    ber.enter(BerReader.SET, "SignerInfos");
    while (ber.tag() != BerReader.NONE) {
      found.add(ber.element(limits.signerOctets()));
      if (found.size() > limits.signers()) {
        throw new MalformedCms("more than " + limits.signers() + " signers");
      }
    }
    ber.leave();
    return found;
  }
}
