package dev.signet.testkit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS with minted certificates. */
public final class TestTls {

  private static final char[] NO_PASSWORD = new char[0];

  private TestTls() {}

  /** A client that trusts this authority alone. */
  public static SSLContext trusting(X509Certificate authority) {
    try {
      KeyStore store = empty();
      store.setCertificateEntry("authority", authority);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A server that shows this certificate. */
  public static SSLContext serving(Issued server) {
    try {
      KeyStore store = empty();
      Certificate[] chain = {server.certificate()};
      store.setKeyEntry("server", server.keys().getPrivate(), NO_PASSWORD, chain);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      return store;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
