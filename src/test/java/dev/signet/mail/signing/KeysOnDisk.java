package dev.signet.mail.signing;

import dev.signet.testkit.Issued;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** Writes keys of a test into files. */
final class KeysOnDisk {
  static final String PASSWORD = "correct horse";

  private final Path folder;

  KeysOnDisk(Path folder) {
    this.folder = folder;
  }

  KeySource.Pkcs12 pkcs12(String name, Issued key, X509Certificate... others)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = new Certificate[others.length + 1];
    chain[0] = key.certificate();
    System.arraycopy(others, 0, chain, 1, others.length);
    store.setKeyEntry("signer", key.keys().getPrivate(), PASSWORD.toCharArray(), chain);
    Path file = folder.resolve(name + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    Path password = folder.resolve(name + ".password");
    Files.writeString(password, PASSWORD + "\n");
    return new KeySource.Pkcs12(file, password, Optional.empty());
  }

  KeySource.Pem pem(String name, PrivateKey key, X509Certificate... certificates)
      throws IOException, CertificateEncodingException {
    Path keyFile = folder.resolve(name + ".key");
    Files.writeString(keyFile, block("PRIVATE KEY", key.getEncoded()));
    StringBuilder all = new StringBuilder();
    for (X509Certificate one : certificates) {
      all.append(block("CERTIFICATE", one.getEncoded()));
    }
    Path file = folder.resolve(name + ".pem");
    Files.writeString(file, all);
    return new KeySource.Pem(keyFile, file);
  }

  static String block(String kind, byte[] der) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }
}
