package dev.signet.mail.edge.finding;

import dev.signet.entity.MailAddress;
import dev.signet.mail.smime.Examination.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A message with all its signers.
 *
 * @param author the one mailbox of the one From field, if it is so
 * @param signers of all layers, outermost first; none if the message is not signed, or if nothing
 *     in its signature can be read
 * @param isVerified false if this edge does not verify signatures at all
 */
public record MessageFinding(
    Shape shape, Optional<MailAddress> author, List<JudgedSigner> signers, boolean isVerified) {
  private static final List<SignatureClass> BEST_FIRST =
      List.of(
          SignatureClass.AUTHOR,
          SignatureClass.DOMAIN,
          SignatureClass.TEMP,
          SignatureClass.UNLISTED,
          SignatureClass.OTHER,
          SignatureClass.PERM,
          SignatureClass.BAD);

  /** An aligned signature counts before all others, whatever became of it. */
  private static final Comparator<JudgedSigner> ORDER =
      Comparator.<JudgedSigner, Boolean>comparing(signer -> !signer.alignment().isAligned())
          .thenComparing(signer -> BEST_FIRST.indexOf(signer.signature()));

  public MessageFinding {
    signers = List.copyOf(signers);
  }

  /** What the message counts as. */
  public SignatureClass signature() {
    return switch (shape) {
      case UNSIGNED -> SignatureClass.NONE;
      case PARTIAL -> SignatureClass.PARTIAL;
      case ENCRYPTED -> SignatureClass.ENCRYPTED;
      case MALFORMED -> SignatureClass.MALFORMED;
      case SIGNED -> isVerified ? signed() : SignatureClass.UNVERIFIED;
    };
  }

  private SignatureClass signed() {
    return deciding().map(JudgedSigner::signature).orElse(SignatureClass.PERM);
  }

  /** The signer that counts: the best one that is aligned, else the best one. */
  public Optional<JudgedSigner> deciding() {
    return signers.stream().min(ORDER);
  }

  /** Who is authenticated: the author's mailbox, or the author's domain, or nobody. */
  public Optional<String> identity() {
    return switch (signature()) {
      case AUTHOR -> author.map(MailAddress::toString);
      case DOMAIN -> author.map(mailbox -> mailbox.domain().value());
      default -> Optional.empty();
    };
  }

  /** The same, as if there were only the signature of one layer. */
  public MessageFinding ofLayer(int layer) {
    return new MessageFinding(
        shape, author, signers.stream().filter(s -> s.layer() == layer).toList(), isVerified);
  }

  /** Code and words, and what was seen of the signature that counts. */
  public String words() {
    String words = signature().code() + ": " + signature().words();
    return deciding().map(signer -> words + " (" + signer.because() + ")").orElse(words);
  }
}
