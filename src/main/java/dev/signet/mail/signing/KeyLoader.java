package dev.signet.mail.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Opens a key where it is kept. */
final class KeyLoader {

  /**
   * A key as found.
   *
   * @param certificates the signer's first
   * @param provider that alone can use the key; empty: any
   */
  record Loaded(PrivateKey key, List<X509Certificate> certificates, Optional<Provider> provider) {}

  private KeyLoader() {}

  static Loaded load(KeySource source) throws Unusable {
    if (source instanceof KeySource.Pkcs12 file) {
      return pkcs12(file);
    }
    if (source instanceof KeySource.Pem pair) {
      List<X509Certificate> certificates = KeyFiles.certificates(pair.certificates());
      String algorithm = certificates.get(0).getPublicKey().getAlgorithm();
      return new Loaded(KeyFiles.key(pair.key(), algorithm), certificates, Optional.empty());
    }
    return pkcs11((KeySource.Pkcs11) source);
  }

  private static Loaded pkcs12(KeySource.Pkcs12 source) throws Unusable {
    char[] password = KeyFiles.secret(source.password());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(KeyFiles.octets(source.file())), password);
      String alias = source.alias().isPresent() ? source.alias().get() : onlyKey(source, store);
      return entry(source.file() + " '" + alias + "'", store, alias, password);
    } catch (IOException unreadable) {
      throw new Unusable(
          source.file()
              + " cannot be opened ("
              + unreadable.getMessage()
              + "); is "
              + source.password()
              + " its password?");
    } catch (GeneralSecurityException wrong) {
      throw new Unusable(source.file() + " cannot be used: " + wrong.getMessage());
    } finally {
      Arrays.fill(password, ' ');
    }
  }

  private static String onlyKey(KeySource.Pkcs12 source, KeyStore store)
      throws GeneralSecurityException, Unusable {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      throw new Unusable(
          source.file() + " holds " + keys.size() + " keys " + keys + "; name one by its alias");
    }
    return keys.get(0);
  }

  private static Loaded pkcs11(KeySource.Pkcs11 source) throws Unusable {
    char[] pin = KeyFiles.secret(source.pin());
    try {
      Provider provider = token(source.configuration());
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      String place = "token of " + source.configuration() + ", '" + source.alias() + "'";
      Loaded found = entry(place, store, source.alias(), pin);
      List<X509Certificate> all = new ArrayList<>(found.certificates());
      if (source.certificates().isPresent()) {
        all.addAll(KeyFiles.certificates(source.certificates().get()));
      }
      return new Loaded(found.key(), all, Optional.of(provider));
    } catch (IOException | GeneralSecurityException | ProviderException refused) {
      throw new Unusable(
          "the token of "
              + source.configuration()
              + " cannot be opened ("
              + refused.getMessage()
              + "); are library, slot and the PIN in "
              + source.pin()
              + " right?");
    } finally {
      Arrays.fill(pin, ' ');
    }
  }

  private static Provider token(Path configuration) throws Unusable {
    Provider blank = Security.getProvider("SunPKCS11");
    if (blank == null) {
      throw new Unusable("this Java runtime lacks SunPKCS11 (module jdk.crypto.cryptoki)");
    }
    try {
      return blank.configure(configuration.toString());
    } catch (InvalidParameterException | UnsupportedOperationException wrong) {
      throw new Unusable(configuration + " is refused by SunPKCS11: " + wrong.getMessage());
    }
  }

  private static Loaded entry(String place, KeyStore store, String alias, char[] password)
      throws GeneralSecurityException, Unusable {
    Key key = store.getKey(alias, password);
    Certificate[] chain = store.getCertificateChain(alias);
    if (!(key instanceof PrivateKey privateKey) || chain == null || chain.length == 0) {
      throw new Unusable(place + " is no private key with its certificate");
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (Certificate one : chain) {
      certificates.add((X509Certificate) one);
    }
    return new Loaded(privateKey, certificates, Optional.empty());
  }
}
