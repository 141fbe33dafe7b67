package dev.signet.xkms.xml;

import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Operation;
import java.util.Optional;

/**
 * An XKMS message that cannot be read; carries what was readable, so that the answer can be as
 * specific as possible.
 */
public final class BadMessage extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * What could be read.
   *
   * @param element local name of the message element
   * @param operation the operation, if the element is a known request
   * @param requestId its Id, if legal
   */
  public record Remains(
      String element,
      Optional<Operation> operation,
      Optional<String> requestId,
      Optional<OpaqueClientData> opaqueClientData) {}

  private final transient Remains remains;

  public BadMessage(Remains remains, String because) {
    super(because);
    this.remains = remains;
  }

  /** What is wrong with the message, for the log. */
  public String because() {
    return String.valueOf(getMessage());
  }

  public Remains remains() {
    return remains;
  }
}
