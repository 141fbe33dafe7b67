package dev.signet.policy.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the text of a policy in either form, and never throws for what stands in it. */
public final class PolicyReader {

  /** A longer text is not read. */
  public static final int MAX_OCTETS = 4096;

  /** More statements (child elements, or items of tags) make the whole unusable. */
  public static final int MAX_STATEMENTS = 64;

  /** In which every element of ours is; the UUID is this protocol's own. */
  public static final String NAMESPACE = "urn:uuid:07376f12-1180-44b9-b5d3-aae92ed9ec65";

  private PolicyReader() {}

  /** Reads octets that have to be UTF-8. */
  public static PolicyReading read(byte[] octets) {
    if (octets.length > MAX_OCTETS) {
      return tooLong(octets.length);
    }
    try {
      return bounded(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException otherEncoding) {
      return new PolicyReading.Malformed("it is not UTF-8");
    }
  }

  public static PolicyReading read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static PolicyReading bounded(String text) {
    return PolicyForm.of(text)
        .map(form -> form == PolicyForm.XML ? XmlForm.read(text) : TagForm.read(text))
        .orElseGet(
            () ->
                new PolicyReading.Malformed(
                    "it begins neither with <Policy nor with v=SMIMEP1, so nobody takes it for a"
                        + " policy"));
  }

  private static PolicyReading tooLong(int octets) {
    return new PolicyReading.Malformed(
        "it has "
            + octets
            + " octets, and more than "
            + MAX_OCTETS
            + " are not read; list digests (X509) instead of whole keys");
  }
}
