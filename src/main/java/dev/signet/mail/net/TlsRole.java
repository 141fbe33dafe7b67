package dev.signet.mail.net;

import java.util.Optional;

/**
 * Which end of TLS we are.
 *
 * @param isServer we show a certificate
 * @param name as a client: whom we expect; the certificate must be theirs if {@code isNameChecked}
 * @param isNameChecked whether the certificate must be for that name (RFC 6125)
 */
public record TlsRole(boolean isServer, Optional<String> name, boolean isNameChecked) {
  public static TlsRole server() {
    return new TlsRole(true, Optional.empty(), false);
  }

  /** A client that takes whatever its trust manager takes, for whichever name. */
  public static TlsRole client() {
    return new TlsRole(false, Optional.empty(), false);
  }

  /** A client that insists on the name. */
  public static TlsRole clientOf(String name) {
    return new TlsRole(false, Optional.of(name), true);
  }
}
