package dev.signet.mail.smime.cms;

import dev.signet.mail.message.Content;
import dev.signet.mail.smime.SignerFinding;
import dev.signet.mail.smime.SignerFinding.Integrity;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out of each signer whether its signature holds over the content (RFC 5652 section 5.4 and
 * 5.6): nothing is asked of anybody, and nothing is believed that is not signed.
 */
public final class SignerJudge {
  private final AlgorithmRules rules;
  private final SignatureProviders providers;
  private final CmsLimits limits;

  public SignerJudge(AlgorithmRules rules, SignatureProviders providers, CmsLimits limits) {
    this.rules = rules;
    this.providers = providers;
    this.limits = limits;
  }

  /**
   * One finding for each SignerInfo, in order.
   *
   * @throws IOException if the content cannot be read
   */
  public List<SignerFinding> judge(SignedParts parts, Content content) throws IOException {
    List<Optional<SignerBlock>> signers = parts.signers().stream().map(SignerJudge::read).toList();
    List<Digest> wanted =
        SignedContent.wanted(signers.stream().flatMap(Optional::stream).toList(), limits.digests());
    SignedContent signed = SignedContent.of(content, wanted, providers.bouncyCastle());
    Case about = new Case(parts, MessageCertificates.of(parts.certificates()), signed);
    List<SignerFinding> findings = new ArrayList<>();
    for (Optional<SignerBlock> signer : signers) {
      findings.add(signer.isPresent() ? judge(signer.get(), about) : unreadable());
    }
    return findings;
  }

  private static Optional<SignerBlock> read(byte[] octets) {
    try {
      return Optional.of(SignerBlock.read(octets));
    } catch (MalformedCms unreadable) {
      return Optional.empty();
    }
  }

  private static SignerFinding unreadable() {
    return new Evidence(Optional.empty(), Optional.empty(), List.of())
        .finding(Integrity.UNJUDGED, "unreadable SignerInfo");
  }

  /** What all signers share. */
  private record Case(SignedParts parts, MessageCertificates certificates, SignedContent content) {

    String contentType() {
      return parts.contentType();
    }
  }

  /** What is known of a signer by the time of the verdict. */
  private record Evidence(
      Optional<SignedAttributes> attributes,
      Optional<X509Certificate> certificate,
      List<X509Certificate> others) {

    SignerFinding finding(Integrity integrity, String because) {
      return new SignerFinding(
          integrity,
          because,
          certificate,
          others,
          attributes.flatMap(SignedAttributes::origin),
          attributes.flatMap(SignedAttributes::signingTime),
          attributes.map(SignedAttributes::isFromDomain).orElse(false),
          attributes.map(SignedAttributes::wantsReceipt).orElse(false));
    }
  }

  private SignerFinding judge(SignerBlock signer, Case about) throws IOException {
    List<X509Certificate> all = about.certificates.all();
    Evidence evidence = new Evidence(Optional.empty(), Optional.empty(), all);
    try {
      Digest digest = admitted(signer, about.parts);
      Optional<SignedAttributes> attributes = attributes(signer);
      evidence = new Evidence(attributes, Optional.empty(), all);
      X509Certificate certificate = certificate(signer, attributes, about.certificates);
      evidence =
          new Evidence(
              attributes, Optional.of(certificate), about.certificates.without(certificate));
      SignatureMethod method = SignatureMethod.of(signer.algorithm(), digest);
      checkAttributes(signer, attributes, about, digest);
      checkSignature(new Verification(signer, method, certificate, attributes), about.content);
      return evidence.finding(Integrity.HOLDS, "holds, " + method.jca() + ", " + digest.name());
    } catch (SignerVerdict no) {
      return evidence.finding(no.isBroken() ? Integrity.BROKEN : Integrity.UNJUDGED, no.because());
    }
  }

  private Digest admitted(SignerBlock signer, SignedParts parts) throws SignerVerdict {
    String oid = signer.digest().getAlgorithm().getId();
    Digest digest =
        Digest.of(oid)
            .orElseThrow(() -> SignerVerdict.unjudged("digest algorithm " + oid + " is not known"));
    if (digest.isHopeless() || !rules.digests().contains(digest.name())) {
      throw SignerVerdict.broken("digest algorithm " + digest.name() + " is forbidden");
    }
    // RFC 5652 section 5.1 lets a reader insist, as OpenSSL does.
    if (!parts.digestAlgorithms().contains(oid)) {
      throw SignerVerdict.broken("digest algorithm " + digest.name() + " is not announced");
    }
    return digest;
  }

  private static Optional<SignedAttributes> attributes(SignerBlock signer)
      throws MalformedCms, SignerVerdict {
    if (signer.misplaced()) {
      throw SignerVerdict.broken("an attribute that must be signed is not");
    }
    return signer.attributes().isPresent()
        ? Optional.of(SignedAttributes.of(signer.attributes().get()))
        : Optional.empty();
  }

  private X509Certificate certificate(
      SignerBlock signer, Optional<SignedAttributes> attributes, MessageCertificates certificates)
      throws SignerVerdict {
    List<X509Certificate> candidates = certificates.of(signer);
    if (candidates.isEmpty()) {
      throw SignerVerdict.unjudged("the certificate of the signer is not in the message");
    }
    List<CertificateReference> references =
        attributes.map(SignedAttributes::certificates).orElse(List.of());
    List<X509Certificate> named =
        candidates.stream()
            .filter(c -> references.stream().allMatch(r -> r.names(c, providers.bouncyCastle())))
            .toList();
    if (named.isEmpty()) {
      throw SignerVerdict.broken("the certificate is not the one that the signer signed with");
    }
    if (named.size() > 1) {
      throw SignerVerdict.unjudged("two certificates answer to the name of the signer");
    }
    return named.get(0);
  }

  private static void checkAttributes(
      SignerBlock signer, Optional<SignedAttributes> attributes, Case about, Digest digest)
      throws SignerVerdict {
    if (attributes.isEmpty()) {
      if (!about.contentType().equals(SignedDataStream.DATA)) {
        throw SignerVerdict.broken("no signed attributes, and content that is not plain data");
      }
      return;
    }
    attributes.get().checkAlgorithms(signer);
    if (!attributes.get().contentType().equals(about.contentType())) {
      throw SignerVerdict.broken("signed as content of another type");
    }
    byte[] actual =
        about
            .content
            .digest(digest)
            .orElseThrow(() -> SignerVerdict.unjudged(digest.name() + " cannot be computed"));
    if (!java.security.MessageDigest.isEqual(actual, attributes.get().messageDigest())) {
      throw SignerVerdict.broken("the content was changed: its digest is another one");
    }
  }

  private void checkSignature(Verification verification, SignedContent content)
      throws SignerVerdict, IOException {
    checkDigest(verification.method().digest());
    KeyShape.check(verification.key(), rules);
    verification.run(providers, content);
  }

  private void checkDigest(String name) throws SignerVerdict {
    Set<String> admitted = rules.digests();
    if (!admitted.contains(name)) {
      throw SignerVerdict.broken("digest algorithm " + name + " is forbidden");
    }
  }
}
