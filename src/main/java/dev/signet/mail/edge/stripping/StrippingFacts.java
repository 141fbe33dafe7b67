package dev.signet.mail.edge.stripping;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.smime.Examination.Shape;
import java.util.List;

/**
 * All that table I-2 is decided on, for one recipient of a message that was accepted.
 *
 * @param layers outermost first; none unless the message is signed
 * @param receiver whether the recipient's own program copes with signed mail
 * @param isAdvertised the listener offers SMIME, and so has undertaken to deliver acceptably
 * @param isMonitor nothing is changed but what was undertaken
 */
public record StrippingFacts(
    Shape shape,
    List<LayerFacts> layers,
    ReceiverSupport receiver,
    boolean isAdvertised,
    boolean isMonitor,
    StrippingSettings settings) {
  public StrippingFacts {
    layers = List.copyOf(layers);
  }
}
