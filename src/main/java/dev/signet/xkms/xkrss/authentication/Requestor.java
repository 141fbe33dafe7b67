package dev.signet.xkms.xkrss.authentication;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SharedSecret;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/** Somebody whose right to ask was established, known by the credential that showed it. */
public sealed interface Requestor {

  /** The holder of a limited-use shared secret that covers every name. */
  record SecretHolder(SharedSecret secret) implements Requestor {}

  /** The holder of a key that is registered here. */
  record KeyHolder(RegisteredBinding binding, KeyRight right) implements Requestor {}

  /**
   * The holder of a revocation code.
   *
   * @param identifier what the code was recognised by
   */
  record CodeHolder(Octets identifier) implements Requestor {}

  /** Takes the requestor apart. */
  default <T> T match(
      Function<SecretHolder, T> secret, Function<KeyHolder, T> key, Function<CodeHolder, T> code) {
    if (this instanceof SecretHolder s) {
      return secret.apply(s);
    }
    if (this instanceof KeyHolder k) {
      return key.apply(k);
    }
    return code.apply((CodeHolder) this);
  }

  /**
   * Digest of the credential: message Ids are unique per requestor, and this says which requestor
   * (XKMS 2.0 section 3.1).
   */
  default Octets fingerprint() {
    String credential =
        match(
            s -> "secret " + s.secret().id(),
            k -> "key " + Fingerprint.of(k.binding().key()).hex(),
            c -> "code " + c.identifier().toBase64());
    String digest = Fingerprint.of(credential.getBytes(StandardCharsets.UTF_8)).hex();
    return Octets.of(HexFormat.of().parseHex(digest));
  }

  /** The secret of which one use goes with the change. */
  default Optional<String> spentSecret() {
    return match(s -> Optional.of(s.secret().id()), k -> Optional.empty(), c -> Optional.empty());
  }

  /** For the log and for the reason of a revocation; never contains a secret. */
  default String words() {
    return match(
        s -> "shared-secret:" + s.secret().id(),
        k -> k.right().word() + ":" + k.binding().id(),
        c -> "revocation-code");
  }
}
