package dev.signet.cli.session;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.xkms.model.Octets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the server's certificate for https, from a file of certification authorities. */
final class TlsTrust {
  private TlsTrust() {}

  static SSLContext in(Path file) throws UnusableFile {
    PemFile authorities = PemFile.read(file);
    authorities.firstCertificate();
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keyStore(authorities));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException unusable) {
      throw new UnusableFile("cannot trust " + file + ": " + unusable.getMessage());
    }
  }

  private static KeyStore keyStore(PemFile authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (Octets certificate : authorities.certificates()) {
      String alias = "ca" + store.size();
      store.setCertificateEntry(
          alias, factory.generateCertificate(new ByteArrayInputStream(certificate.toByteArray())));
    }
    return store;
  }
}
