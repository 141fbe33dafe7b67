package dev.signet.mail.smtp.client;

import dev.signet.mail.net.TlsRole;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Whether and how to use STARTTLS (RFC 3207).
 *
 * @param context whom to trust; with opportunistic TLS one that trusts everybody is in order, since
 *     a forged certificate is no worse than no TLS
 * @param expected name in the server's certificate; empty: not looked at
 */
public record ClientTls(Use use, Optional<SSLContext> context, Optional<String> expected) {
  /** Never; for loopback. */
  public static final ClientTls OFF = new ClientTls(Use.OFF, Optional.empty(), Optional.empty());

  /** When to use it. */
  public enum Use {
    OFF,
    /** If it is offered and works; without otherwise. */
    OPPORTUNISTIC,
    /** Always; a server without is not spoken to. */
    REQUIRED
  }

  public ClientTls {
    if (use != Use.OFF && context.isEmpty()) {
      throw new IllegalArgumentException("TLS needs a context");
    }
  }

  public static ClientTls opportunistic(SSLContext context) {
    return new ClientTls(Use.OPPORTUNISTIC, Optional.of(context), Optional.empty());
  }

  /** TLS with a server that the context trusts and that has this name. */
  public static ClientTls required(SSLContext context, String name) {
    return new ClientTls(Use.REQUIRED, Optional.of(context), Optional.of(name));
  }

  TlsRole role() {
    return expected.map(TlsRole::clientOf).orElseGet(TlsRole::client);
  }
}
