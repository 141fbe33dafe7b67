package dev.signet.pki.name;

import java.util.Optional;

/**
 * The base of a constraint on hosts (RFC 5280 section 4.2.1.10).
 *
 * @param host none for a base without text
 * @param isBelowOnly written with a leading dot
 */
record HostTop(Optional<HostName> host, boolean isBelowOnly) {

  /** Reads one; empty if it is no host. */
  static Optional<HostTop> of(String text) {
    if (text.isEmpty()) {
      return Optional.of(new HostTop(Optional.empty(), false));
    }
    boolean dotted = text.startsWith(".");
    return HostName.of(dotted ? text.substring(1) : text)
        .map(host -> new HostTop(Optional.of(host), dotted));
  }
}
