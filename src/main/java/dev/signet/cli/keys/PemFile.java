package dev.signet.cli.keys;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * What a PEM file holds, in the file's order; a lone DER certificate is read too.
 *
 * @param certificates DER
 */
public record PemFile(
    Path path,
    List<Octets> certificates,
    Optional<KeyPair> keyPair,
    Optional<PublicKey> publicKey) {
  private static final long MAX_OCTETS = 1 << 20;
  private static final byte DER_SEQUENCE = 0x30;

  public PemFile {
    certificates = List.copyOf(certificates);
  }

  /** Reads at most 1 MiB; what is neither a key nor a certificate is passed over. */
  public static PemFile read(Path path) throws UnusableFile {
    byte[] octets = octets(path);
    try {
      return octets.length > 0 && octets[0] == DER_SEQUENCE
          ? new PemFile(path, List.of(derCertificate(octets)), Optional.empty(), Optional.empty())
          : sorted(path, objects(octets));
    } catch (IOException | RuntimeException broken) {
      throw new UnusableFile(
          path + " is neither PEM nor a DER certificate: " + broken.getMessage());
    }
  }

  /** The key that this file holds, or the one that its first certificate certifies. */
  public PublicKey anyPublicKey() throws UnusableFile {
    if (keyPair.isPresent()) {
      return keyPair.get().getPublic();
    }
    if (publicKey.isPresent()) {
      return publicKey.get();
    }
    return Keys.publicKeyOf(firstCertificate());
  }

  /** DER of the first certificate. */
  public Octets firstCertificate() throws UnusableFile {
    return certificates.stream()
        .findFirst()
        .orElseThrow(
            () -> new UnusableFile(path + " holds no certificate (-----BEGIN CERTIFICATE-----)"));
  }

  /** The private key with its public key. */
  public KeyPair requiredKeyPair() throws UnusableFile {
    return keyPair.orElseThrow(
        () -> new UnusableFile(path + " holds no private key (-----BEGIN PRIVATE KEY-----)"));
  }

  /** The private key as one that signs messages, with the file's certificates. */
  public SigningIdentity identity() throws UnusableFile {
    KeyPair pair = requiredKeyPair();
    return new SigningIdentity(pair.getPrivate(), pair.getPublic(), certificates);
  }

  private static byte[] octets(Path path) throws UnusableFile {
    try {
      if (Files.size(path) > MAX_OCTETS) {
        throw new UnusableFile(path + " is larger than 1 MiB, which no key or certificate file is");
      }
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new UnusableFile(
          "cannot read " + path + " (" + unreadable.getClass().getSimpleName() + ")");
    }
  }

  private static Octets derCertificate(byte[] der) throws IOException {
    return Octets.of(new X509CertificateHolder(der).getEncoded());
  }

  private static List<Object> objects(byte[] octets) throws IOException {
    List<Object> found = new ArrayList<>();
    try (PEMParser parser =
        new PEMParser(new StringReader(new String(octets, StandardCharsets.ISO_8859_1)))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        found.add(next);
      }
    }
    return found;
  }

  private static PemFile sorted(Path path, List<Object> objects) throws IOException, UnusableFile {
    List<Octets> certificates = new ArrayList<>();
    Optional<KeyPair> pair = Optional.empty();
    Optional<PublicKey> publicKey = Optional.empty();
    for (Object found : objects) {
      if (found instanceof X509CertificateHolder certificate) {
        certificates.add(Octets.of(certificate.getEncoded()));
      } else if (found instanceof PrivateKeyInfo key) {
        pair = Optional.of(Keys.pairOf(key));
      } else if (found instanceof PEMKeyPair key) {
        pair = Optional.of(Keys.pairOf(key.getPrivateKeyInfo()));
      } else if (found instanceof SubjectPublicKeyInfo key) {
        publicKey = Optional.of(Keys.publicKeyOf(key));
      } else if (found instanceof PKCS8EncryptedPrivateKeyInfo
          || found instanceof PEMEncryptedKeyPair) {
        throw new UnusableFile(path + " is encrypted; decrypt it first: openssl pkey -in " + path);
      }
    }
    if (certificates.isEmpty() && pair.isEmpty() && publicKey.isEmpty()) {
      throw new UnusableFile(path + " holds no certificate and no key in PEM form");
    }
    return new PemFile(path, certificates, pair, publicKey);
  }
}
