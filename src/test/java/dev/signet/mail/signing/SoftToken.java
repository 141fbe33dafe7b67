package dev.signet.mail.signing;

import dev.signet.testkit.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;

/** A PKCS #11 token in software, where SoftHSM is installed and SOFTHSM2_CONF names its store. */
final class SoftToken {
  private static final String PIN = "123456";
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of(System.getenv().getOrDefault("SOFTHSM2_MODULE", "/nowhere")),
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"));

  private final Path folder;
  private final Path configuration;

  private SoftToken(Path folder, Path configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /** A new token; empty if SoftHSM is not there to be used. */
  static Optional<SoftToken> in(Path folder) throws IOException, InterruptedException {
    Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
    if (library.isEmpty() || System.getenv("SOFTHSM2_CONF") == null) {
      return Optional.empty();
    }
    String label = "signet-" + System.nanoTime();
    int done =
        new ProcessBuilder(
                "softhsm2-util",
                "--module",
                library.get().toString(),
                "--init-token",
                "--free",
                "--label",
                label,
                "--pin",
                PIN,
                "--so-pin",
                PIN)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("softhsm.log").toFile())
            .start()
            .waitFor();
    if (done != 0) {
      throw new IOException(Files.readString(folder.resolve("softhsm.log")));
    }
    String log = Files.readString(folder.resolve("softhsm.log"));
    String slot = log.replaceFirst("(?s).*slot (\\d+).*", "$1");
    Path config =
        Files.writeString(
            folder.resolve("softhsm.cfg"),
            "name = " + label + "\nlibrary = " + library.get() + "\nslot = " + slot + "\n");
    return Optional.of(new SoftToken(folder, config));
  }

  KeySource holding(String alias, Issued key) throws IOException, GeneralSecurityException {
    Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, PIN.toCharArray());
    store.setKeyEntry(alias, key.keys().getPrivate(), null, new Certificate[] {key.certificate()});
    Path pin = Files.writeString(folder.resolve("softhsm.pin"), PIN + "\n");
    return new KeySource.Pkcs11(configuration, pin, alias, Optional.empty());
  }
}
