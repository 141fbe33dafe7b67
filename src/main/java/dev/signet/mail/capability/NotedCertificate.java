package dev.signet.mail.capability;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Takes any certificate of a server and notes what the platform thinks of it. For a keyword that is
 * enough: without TLS there would be no certificate at all (RFC 7435).
 */
final class NotedCertificate extends X509ExtendedTrustManager {
  private String note = "";

  /** A context for one connection. */
  SSLContext context() throws NoTls {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException missing) {
      throw new NoTls(missing);
    }
  }

  /** This runtime has no TLS. */
  static final class NoTls extends java.io.IOException {
    private static final long serialVersionUID = 1L;

    NoTls(GeneralSecurityException cause) {
      super("this runtime has no TLS", cause);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      ((X509TrustManager) factory.getTrustManagers()[0]).checkServerTrusted(chain, authType);
      note = ", certificate trusted";
    } catch (GeneralSecurityException untrusted) {
      note = ", certificate not trusted by this platform";
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this end is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  /** What was noted, to be put behind the version of TLS. */
  @Override
  public String toString() {
    return note;
  }
}
