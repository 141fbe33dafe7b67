package dev.signet.mail.smime.cms;

/**
 * How much of a hostile SignedData is read before it is refused. The signed content has no limit of
 * its own: it is streamed, and the message has one.
 *
 * @param certificates in one SignedData
 * @param certificateOctets of one certificate
 * @param signers in one SignedData
 * @param signerOctets of one SignerInfo; the largest signature in use, SLH-DSA, has 50 KB
 * @param structureOctets of everything beside the content, revocation lists among it
 * @param depth of nested elements
 * @param digests different digest algorithms computed over the content
 */
public record CmsLimits(
    int certificates,
    int certificateOctets,
    int signers,
    int signerOctets,
    int structureOctets,
    int depth,
    int digests) {

  public static final CmsLimits DEFAULT =
      new CmsLimits(20, 64 * 1024, 16, 128 * 1024, 4 * 1024 * 1024, 32, 4);
}
