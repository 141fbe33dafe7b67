package dev.signet.mail.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads small files of keys, certificates and passwords, and says what to do about a bad one. */
final class KeyFiles {
  static final int MAX_OCTETS = 1 << 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]{1,1000000})-----END \\1-----");

  private KeyFiles() {}

  static byte[] octets(Path file) throws Unusable {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MAX_OCTETS + 1);
      if (octets.length > MAX_OCTETS) {
        throw new Unusable(
            file + " is larger than " + MAX_OCTETS + " octets; is it the right file?");
      }
      return octets;
    } catch (IOException unreadable) {
      throw new Unusable(
          file + " cannot be read (" + unreadable + "); does it exist, and may this user read it?");
    }
  }

  /** The first line of a file, which is a password or PIN. */
  static char[] secret(Path file) throws Unusable {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets(file)));
      int end = 0;
      while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
        end++;
      }
      char[] secret = new char[end];
      text.get(secret);
      return secret;
    } catch (CharacterCodingException notText) {
      throw new Unusable(file + " is not UTF-8 text; write the password into its first line");
    }
  }

  static List<X509Certificate> certificates(Path file) throws Unusable {
    List<X509Certificate> read = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(file));
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (block.find()) {
        if (block.group(1).equals("CERTIFICATE")) {
          byte[] der = Base64.getMimeDecoder().decode(block.group(2));
          read.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
      }
    } catch (CertificateException | IllegalArgumentException broken) {
      throw new Unusable(file + " has a certificate that cannot be read: " + broken.getMessage());
    }
    if (read.isEmpty()) {
      throw new Unusable(file + " has no block BEGIN CERTIFICATE; write it as PEM");
    }
    return read;
  }

  /**
   * @param algorithm of the public key that it shall belong to
   */
  static PrivateKey key(Path file, String algorithm) throws Unusable {
    Matcher block = BLOCK.matcher(text(file));
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("PRIVATE KEY")) {
        return key(file, algorithm, block.group(2));
      }
      if (kind.endsWith("PRIVATE KEY")) {
        throw new Unusable(
            file + " holds '" + kind + "'; convert it: openssl pkcs8 -topk8 -nocrypt -in " + file);
      }
    }
    throw new Unusable(file + " has no block BEGIN PRIVATE KEY; write an unencrypted PKCS #8 key");
  }

  private static PrivateKey key(Path file, String algorithm, String base64) throws Unusable {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      throw new Unusable(
          file
              + " is no "
              + algorithm
              + " key, which is what the certificate is for: "
              + wrong.getMessage());
    }
  }

  /** A warning if others than the owner and the group may read a secret. */
  static Optional<String> exposure(Path file) {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      return granted.contains(PosixFilePermission.OTHERS_READ)
          ? Optional.of(file + " holds a secret and everybody may read it; chmod o-rwx " + file)
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

  private static String text(Path file) throws Unusable {
    return new String(octets(file), StandardCharsets.ISO_8859_1);
  }
}
