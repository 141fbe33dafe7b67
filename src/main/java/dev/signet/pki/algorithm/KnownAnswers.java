package dev.signet.pki.algorithm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * What a provider must answer before it is believed: it accepts a good signature and refuses the
 * same one over other words, with one bit turned, and cut short.
 */
enum KnownAnswers {
  RSA(
      "RSA",
      "SHA256withRSA",
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsQbAg230AnfhSbMkfVdLoraSWGDJ"
          + "VQDdbyahSOdbfvE2MSq5Xgwzerco5M+BaUo2HQgg2X+ej/wvdhjKyWh2QVXD90dFMDFNlXSw"
          + "qxDGYaBb34vpdVTlLwfiwO0sYs2jUjed4HZcwcJnd8nYwR7OyoOO+Ljl4USBtw1vAh4lwhQA"
          + "iihCl5dM/WCxKGvWooGx7zHXwCdhqRuXW08viZdMUw6b+v9gs5xL3pRnZ5YyzcUs2U6OXXWn"
          + "4jlQFEjC9h9HrggQsnFBMJD8dVQmeVqR6o1Ktqa4LoNUBSC5sasOKuHotanUno+vC6SZK586"
          + "LJ6Uj/2DrkANd1NrC8fluTF2DQIDAQAB",
      "ldPM8kDslp6DLWmuM2TlC9oVjclIYiwMPhUgdUPaKomNKISmGcyHII5WtdEuZ0uIXn2tYkQk"
          + "dxtTPforDheDt61PDaMFa5iZBFa1ihBWT875GFysJQXLlR5/aqH35WXEWeOUk3G8vEPR8CjA"
          + "QdbXPbMKUZCbWx1B5Bwny4t/o1J6fW4rpF7VOqLxN4Krca1Fk4nbn63PcNY9Z8g+DHp1p2o8"
          + "6HaeWrsWs6PI3D+gHTQFITjL35YimfK0VpZt2BdPpNXnTlA0KlM5bTVUUygwbNDT/oSsAFa+"
          + "Vz0htShXF96ztwQl0v87pnXa2MR82pIjhNOyMwgj+4hUlWu9CBWZhA=="),
  EC(
      "EC",
      "SHA256withECDSA",
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/VUujKDgyNKb35Wrhw9/upbbFJgOvIpp2nNK"
          + "QfzcVWMoMJdDYxSAkhux64J8Q1K/uVqZLgQdIRiBrFPnKPMLiw==",
      "MEUCIDC/uZ5pWP8n7943g2zmjR/jor2p6tpMn3m+y8kOfBCUAiEApnseprJhga4Fm/J4aPyC"
          + "m9YHld7150P4lXz6w0pcCSI=");

  private static final String WORDS = "signet";

  private final String keyType;
  private final String algorithm;
  private final String key;
  private final String signature;

  KnownAnswers(String keyType, String algorithm, String key, String signature) {
    this.keyType = keyType;
    this.algorithm = algorithm;
    this.key = key;
    this.signature = signature;
  }

  /** Whether the provider knows the answers, with a key of its own and with a foreign one. */
  boolean areKnownTo(Provider provider) {
    try {
      PublicKey own = key(KeyFactory.getInstance(keyType, provider));
      PublicKey foreign = key(KeyFactory.getInstance(keyType));
      return areRight(provider, own) && areRight(provider, foreign);
    } catch (GeneralSecurityException | RuntimeException | LinkageError unable) {
      return false;
    }
  }

  private boolean areRight(Provider provider, PublicKey key) throws GeneralSecurityException {
    byte[] good = Base64.getDecoder().decode(signature);
    byte[] turned = good.clone();
    turned[good.length - 5] ^= 1;
    byte[] cut = java.util.Arrays.copyOf(good, good.length - 1);
    return holds(provider, key, WORDS, good)
        && !holds(provider, key, "Signet", good)
        && !holds(provider, key, WORDS, turned)
        && !holds(provider, key, WORDS, cut);
  }

  private boolean holds(Provider provider, PublicKey key, String words, byte[] octets)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance(algorithm, provider);
    check.initVerify(key);
    check.update(words.getBytes(StandardCharsets.US_ASCII));
    try {
      return check.verify(octets);
    } catch (java.security.SignatureException refused) {
      return false;
    }
  }

  private PublicKey key(KeyFactory factory) throws GeneralSecurityException {
    return factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
  }
}
