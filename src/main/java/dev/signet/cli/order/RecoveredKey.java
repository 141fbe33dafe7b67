package dev.signet.cli.order;

import dev.signet.cli.keys.Keys;
import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An escrowed private key that came back: decrypted and written to a new file (XKMS 2.0 sections
 * 7.5 and 8.2).
 */
record RecoveredKey(CertificateFiles files, LimitedUseSecret secret, SecureRandom random) {

  Report of(Result.Recover result) {
    if (result.privateKey().isEmpty()) {
      return Report.trouble(
          ExitCode.ERROR, "error", "the service reports success but returned no private key");
    }
    Optional<KeyPair> pair = decrypted(result.privateKey().get());
    if (pair.isEmpty()) {
      return rejected(
          "the private key cannot be decrypted: it was encrypted for another secret, or damaged");
    }
    if (!isShown(pair.get().getPublic(), result.bindings())) {
      return rejected("the private key is not that of the key which the answer is about");
    }
    return written(pair.get(), OrderReport.shown("Recovered", result.bindings()));
  }

  private Optional<KeyPair> decrypted(EncryptedPrivateKey privateKey) {
    try {
      return Optional.of(new PrivateKeyEncryption(random).decrypt(privateKey, secret));
    } catch (IllegalArgumentException wrongSecret) {
      return Optional.empty();
    }
  }

  private Report written(KeyPair pair, Report report) {
    try {
      Path file = files.key();
      NewFile.writePrivateKey(file, pair);
      return report
          .withLine(
              "  private key in " + file + "; others may have seen it, so do not sign with it")
          .with("keyFile", file.toString());
    } catch (UnusableFile unwritable) {
      return Report.trouble(ExitCode.USAGE, "usage", String.valueOf(unwritable.getMessage()));
    }
  }

  /** Where an answer shows no key at all, the secret alone vouches for it. */
  private static boolean isShown(PublicKey key, List<KeyBinding> bindings) {
    List<KeyInfo> shown =
        bindings.stream().map(b -> b.description().keyInfo()).filter(k -> !k.isEmpty()).toList();
    return shown.isEmpty() || shown.stream().anyMatch(keyInfo -> isIn(keyInfo, key));
  }

  private static boolean isIn(KeyInfo keyInfo, PublicKey key) {
    return keyInfo.all(KeyDatum.Value.class).anyMatch(value -> same(value.key(), key))
        || keyInfo.all(KeyDatum.Certificate.class).anyMatch(c -> certifies(c, key));
  }

  private static boolean certifies(KeyDatum.Certificate certificate, PublicKey key) {
    try {
      return same(Keys.publicKeyOf(certificate.der()), key);
    } catch (UnusableFile unreadable) {
      return false;
    }
  }

  private static boolean same(PublicKey one, PublicKey other) {
    return Arrays.equals(one.getEncoded(), other.getEncoded());
  }

  private static Report rejected(String because) {
    return Report.trouble(ExitCode.NO_ANSWER, "rejected", because);
  }
}
