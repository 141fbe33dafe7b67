package dev.signet.xkms.xkrss;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkrss.authentication.Requestor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Collectors;

/**
 * One line for each change of state, written after it is durable: key=value, quoted where needed,
 * never a secret.
 */
final class AuditLog {

  private static final Logger LOG = System.getLogger("dev.signet.xkms.audit");

  private AuditLog() {}

  /** Writes what was done to the binding, by whom, and on what message. */
  static void changed(
      String event, RegisteredBinding binding, Requestor by, ReceivedRequest<?> received) {
    LOG.log(Level.INFO, () -> line(event, binding, by, received));
  }

  static String line(
      String event, RegisteredBinding binding, Requestor by, ReceivedRequest<?> received) {
    return "event="
        + event
        + " binding="
        + quoted(binding.id())
        + " names="
        + quoted(names(binding))
        + " key="
        + Fingerprint.of(binding.key()).hex()
        + " until="
        + binding.validity().notOnOrAfter().map(Object::toString).orElse("open")
        + " by="
        + quoted(by.words())
        + " signed-by="
        + signer(received)
        + " request="
        + quoted(received.request().header().id())
        + " peer="
        + quoted(received.channel().peer())
        + " correlation="
        + quoted(received.channel().correlation());
  }

  /** The message's own signature: further evidence for the log, no authentication. */
  private static String signer(ReceivedRequest<?> received) {
    return received
        .signature()
        .match(
            none -> "nobody", verified -> Fingerprint.of(verified.key()).hex(), broken -> "broken");
  }

  private static String names(RegisteredBinding binding) {
    return binding.useKeyWith().stream().map(AuditLog::name).collect(Collectors.joining(" "));
  }

  private static String name(UseKeyWith use) {
    return use.known().map(Enum::name).orElse(use.application()) + ":" + use.identifier();
  }

  /** In quotes, with everything escaped that could end the value or the line. */
  private static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                text.append(String.format("\\u%04x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.append('"').toString();
  }
}
