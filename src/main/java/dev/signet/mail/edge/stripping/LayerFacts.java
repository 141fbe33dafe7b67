package dev.signet.mail.edge.stripping;

import dev.signet.mail.edge.finding.JudgedSigner;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.finding.SignatureClass;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One signature around the message.
 *
 * @param signature what this layer counts as by itself
 * @param isDomainSignature made by an outgoing edge, or RFC 3183 domainSig
 * @param isOpportunistic marked so; what is not marked is explicit
 * @param isForReceiver marked for the receiver, or asking for a signed receipt (RFC 2634)
 */
public record LayerFacts(
    SignatureClass signature,
    boolean isDomainSignature,
    boolean isOpportunistic,
    boolean isForReceiver) {

  /**
   * The layers of a message, outermost first.
   *
   * @param count of layers; one of which nothing can be read has no signer
   */
  public static List<LayerFacts> of(MessageFinding message, int count) {
    return IntStream.range(0, count).mapToObj(i -> of(message.ofLayer(i))).toList();
  }

  private static LayerFacts of(MessageFinding layer) {
    List<JudgedSigner> signers = layer.signers();
    return new LayerFacts(
        layer.signature(),
        signers.stream().anyMatch(signer -> signer.finding().isDomainSignature()),
        !signers.isEmpty() && signers.stream().allMatch(JudgedSigner::isOpportunistic),
        signers.stream().anyMatch(JudgedSigner::isForReceiver));
  }
}
