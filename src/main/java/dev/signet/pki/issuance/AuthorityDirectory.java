package dev.signet.pki.issuance;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.Pem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of an authority: each key together with its certificate in one PEM file that only the
 * owner can read.
 *
 * <p>One file, because then there is no moment at which half of a pair is on the disk. It is
 * written beside its place, forced to the disk and moved there at once. A lock file keeps a second
 * process out meanwhile.
 */
final class AuthorityDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final String KEY = "PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";

  private static final Set<PosixFilePermission> EVERYONE_READS =
      PosixFilePermissions.fromString("rw-r--r--");

  /** File locks keep processes apart, not the threads of one. */
  private static final Object ONE_THREAD = new Object();

  private final Path directory;
  private final Provider provider;

  AuthorityDirectory(Path directory, Provider provider) {
    this.directory = directory;
    this.provider = provider;
  }

  /** Work that no other process does on this directory at the same time. */
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T alone(Work<T> work) throws IOException {
    synchronized (ONE_THREAD) {
      Files.createDirectories(directory);
      Path lockFile = directory.resolve(".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new UnusableAuthority(lockFile + " cannot be locked");
        }
        return work.run();
      }
    }
  }

  /** The stored pair, empty when there is none; {@link UnusableAuthority} when it is not whole. */
  Optional<KeyAndCertificate> read(String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<Pem> blocks = Pem.blocks(Files.readString(file, StandardCharsets.US_ASCII));
      KeyAndCertificate pair =
          new KeyAndCertificate(key(only(blocks, KEY)), certificate(only(blocks, CERTIFICATE)));
      refuseStrangers(pair);
      return Optional.of(pair);
    } catch (GeneralSecurityException | MalformedCertificate | RuntimeException | IOException bad) {
      throw new UnusableAuthority(
          file
              + " cannot be used: "
              + bad.getMessage()
              + ". Restore it from a backup, or move it away to begin anew.",
          bad);
    }
  }

  /** Stores a pair, durable when this returns. */
  void write(String name, KeyAndCertificate pair) throws IOException {
    String text = new Pem(KEY, pair.key().getEncoded()).text() + pem(pair.certificate());
    writeFile(name, text, OWNER_ONLY);
  }

  /** A copy of a certificate for other programs; nothing here ever reads it. */
  void publish(String name, X509Certificate certificate) throws IOException {
    Path file = directory.resolve(name);
    String text = pem(certificate);
    if (!Files.exists(file) || !Files.readString(file, StandardCharsets.ISO_8859_1).equals(text)) {
      writeFile(name, text, EVERYONE_READS);
    }
  }

  private void writeFile(String name, String text, Set<PosixFilePermission> permissions)
      throws IOException {
    Path temporary = Files.createTempFile(directory, name, ".new");
    try {
      permit(temporary, permissions);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer octets = StandardCharsets.US_ASCII.encode(text);
        while (octets.hasRemaining()) {
          channel.write(octets);
        }
        channel.force(true);
      }
      Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      forceDirectory();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void permit(Path file, Set<PosixFilePermission> permissions) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  private void forceDirectory() throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static byte[] only(List<Pem> blocks, String label) {
    List<Pem> found = blocks.stream().filter(block -> block.label().equals(label)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "it holds " + found.size() + " blocks '" + label + "' instead of one");
    }
    return found.get(0).octets();
  }

  private PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static X509Certificate certificate(byte[] der) throws MalformedCertificate {
    return new CertificateReader().parse(der);
  }

  private void refuseStrangers(KeyAndCertificate pair) throws GeneralSecurityException {
    byte[] trial = pair.certificate().getTBSCertificate();
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initSign(pair.key());
    signature.update(trial);
    byte[] signed = signature.sign();
    signature.initVerify(pair.certificate().getPublicKey());
    signature.update(trial);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("its key and its certificate do not belong together");
    }
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      return new Pem(CERTIFICATE, certificate.getEncoded()).text();
    } catch (GeneralSecurityException impossible) {
      throw new IOException("certificate cannot be encoded", impossible);
    }
  }
}
