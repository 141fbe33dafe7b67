package dev.signet.mail.smime.cms;

import java.util.List;

/**
 * What a SignedData has beside its content (RFC 5652 section 5.1), not yet taken apart.
 *
 * @param contentType of the signed content
 * @param digestAlgorithms that the signers announce, as dotted OIDs
 * @param certificates X.509 certificates as encoded; other forms are left out
 * @param signers SignerInfos as encoded
 */
public record SignedParts(
    String contentType,
    List<String> digestAlgorithms,
    List<byte[]> certificates,
    List<byte[]> signers) {
  public SignedParts {
    digestAlgorithms = List.copyOf(digestAlgorithms);
    certificates = List.copyOf(certificates);
    signers = List.copyOf(signers);
  }
}
