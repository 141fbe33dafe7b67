package dev.signet.mail.handling;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.SignatureLayer;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smime.strip.StrippingOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A message without some of its signatures.
 *
 * @param layers how many went, from the outside
 * @param kept why fewer went than should have
 */
record Peeled(MailMessage message, int layers, Optional<String> kept) {

  /** Takes off as many layers as are wanted, or as many as can be taken off without harm. */
  static Peeled by(SignatureStripper stripper, Inspection inspection, int wanted) {
    List<SignatureLayer> layers = inspection.examination().layers();
    Peeled peeled = new Peeled(inspection.message(), 0, Optional.empty());
    while (peeled.layers < wanted && peeled.kept.isEmpty()) {
      peeled = peeled.further(stripper, layers.get(peeled.layers));
    }
    return peeled;
  }

  private Peeled further(SignatureStripper stripper, SignatureLayer outermost) {
    try {
      StrippingOutcome outcome = stripper.strip(message, outermost);
      return outcome.match(
          stripped -> new Peeled(stripped.message(), layers + 1, Optional.empty()),
          left -> new Peeled(message, layers, Optional.of(left.because())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
