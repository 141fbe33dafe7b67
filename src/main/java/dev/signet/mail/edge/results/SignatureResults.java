package dev.signet.mail.edge.results;

import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.finding.JudgedSigner;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.results.SignatureResult.IssuerAndSerial;
import dev.signet.mail.smime.SignatureOrigin;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said of a message: one result per signature, outermost first, or one that there is none.
 */
public final class SignatureResults {
  private SignatureResults() {}

  /**
   * The results of a message.
   *
   * @param removed how many layers were taken off
   */
  public static List<SignatureResult> of(MessageFinding message, int removed) {
    SignatureClass signature = message.signature();
    if (message.signers().isEmpty()) {
      return List.of(SignatureResult.of(signature.result(), signature.words()));
    }
    return message.signers().stream()
        .map(signer -> of(signer, message.isVerified(), signer.layer() < removed))
        .toList();
  }

  private static SignatureResult of(JudgedSigner signer, boolean isVerified, boolean isRemoved) {
    SignatureClass signature = isVerified ? signer.signature() : SignatureClass.UNVERIFIED;
    Optional<SignatureOrigin> origin = signer.finding().origin();
    return new SignatureResult(
        signature.result(),
        Optional.of(signature.words()),
        Optional.of(signer.part()),
        signer.mailboxes().stream().findFirst().map(MailAddress::toString),
        signer.finding().certificate().map(SignatureResults::name),
        origin.map(o -> word(o.mode())),
        origin.flatMap(SignatureOrigin::maker).map(SignatureResults::word),
        Optional.of(isRemoved ? "removed" : "kept"));
  }

  private static IssuerAndSerial name(X509Certificate certificate) {
    return new IssuerAndSerial(
        certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber().toString());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
