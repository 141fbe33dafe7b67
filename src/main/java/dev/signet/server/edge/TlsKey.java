package dev.signet.server.edge;

import dev.signet.server.config.ListenerSettings;
import dev.signet.server.config.WrongSetting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The key that a listener shows in STARTTLS. */
final class TlsKey {
  private TlsKey() {}

  static SSLContext context(ListenerSettings listener) {
    Path file = listener.tls().orElseThrow();
    String key = "signet.edge.listen." + listener.name() + ".tls";
    char[] password = new char[0];
    try (InputStream in = Files.newInputStream(file)) {
      password =
          Files.readString(Path.of(file + ".pass")).lines().findFirst().orElse("").toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException unusable) {
      throw new WrongSetting(
          key + ": " + file + " cannot be used: " + unusable.getMessage(), unusable);
    } finally {
      Arrays.fill(password, ' ');
    }
  }
}
