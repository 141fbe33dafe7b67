package dev.signet.server;

import dev.signet.server.config.WrongSetting;
import dev.signet.xkms.xkrss.EscrowKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * The directory of all that must survive a restart; its owner alone may look in, and one server at
 * a time uses it.
 */
final class DataDirectory implements AutoCloseable {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final int TOKEN_OCTETS = 32;
  private static final int ESCROW_OCTETS = 32;

  private final Path root;
  private final Path common;
  private final FileChannel lockFile;

  private DataDirectory(Path root, Path common, FileChannel lockFile) {
    this.root = root;
    this.common = common;
    this.lockFile = lockFile;
  }

  /**
   * Opens it, making it first where there is none.
   *
   * @param common what several nodes share; may be the same directory
   * @throws WrongSetting if it cannot be used, or another server uses it
   */
  static DataDirectory open(Path root, Path common) {
    try {
      Files.createDirectories(root, mode("rwx------"));
      Files.createDirectories(common, mode("rwx------"));
      Path lock = root.resolve(".lock");
      FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new WrongSetting("signet.data.dir: another server is running on " + root);
      }
      return new DataDirectory(root, common, channel);
    } catch (IOException unusable) {
      throw new WrongSetting("signet.data.dir: " + root + " cannot be used: " + unusable, unusable);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException thisVeryProcess) {
      return false;
    }
  }

  Path root() {
    return root;
  }

  Path authority() {
    return common.resolve("authority");
  }

  /** The H2 database file without its endings. */
  Path registry() {
    return root.resolve("registry");
  }

  /** Where large contents from outside lie while they are used. */
  Path spool() throws IOException {
    return Files.createDirectories(root.resolve("spool"), mode("rwx------"));
  }

  /** Fetched lists and answers about withdrawal. */
  Path evidence() throws IOException {
    return Files.createDirectories(root.resolve("evidence"), mode("rwx------"));
  }

  Path operatorTokenFile() {
    return root.resolve("operator.token");
  }

  /** One file for each further operator; need not exist. */
  Path operators() {
    return root.resolve("operators");
  }

  /** Makes the folders of a trust policy, so that an operator sees where certificates go. */
  void prepare(Path policy) throws IOException {
    for (String folder : new String[] {"anchors", "intermediates", "crls"}) {
      Files.createDirectories(policy.resolve(folder), mode("rwx------"));
    }
  }

  /** The operator's token: 256 random bits, made on first start. */
  String operatorToken(SecureRandom random) throws IOException {
    Path file = operatorTokenFile();
    if (Files.notExists(file)) {
      byte[] octets = new byte[TOKEN_OCTETS];
      random.nextBytes(octets);
      write(
          file, Base64.getUrlEncoder().withoutPadding().encodeToString(octets) + "\n", "rw-------");
    }
    String token = Files.readString(file).strip();
    if (token.length() < TOKEN_OCTETS) {
      throw new IOException(file + " holds no token; delete it, and a new one is made");
    }
    return token;
  }

  /** The key that seals private keys for recovery, made on first use. */
  EscrowKey escrowKey(SecureRandom random) throws IOException {
    Path file = common.resolve("escrow.key");
    if (Files.notExists(file)) {
      byte[] octets = new byte[ESCROW_OCTETS];
      random.nextBytes(octets);
      writeOnce(file, Base64.getEncoder().encodeToString(octets) + "\n");
    }
    return EscrowKey.read(file, random);
  }

  /** Keeps a copy of the certificate that results are signed with, for clients. */
  void publish(X509Certificate responseSigner) throws IOException {
    write(root.resolve("response-signing.pem"), pem(responseSigner), "rw-r--r--");
  }

  /** As {@link #write}, but what another node wrote meanwhile stays. */
  private static void writeOnce(Path file, String text) throws IOException {
    Path aside = Files.createTempFile(file.getParent(), "new", ".key", mode("rw-------"));
    try {
      Files.writeString(aside, text);
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException another) {
      // then that one is the key of all
    } finally {
      Files.delete(aside);
    }
  }

  /** Writes aside and moves, so that a crash leaves the old or the new file whole. */
  private static void write(Path file, String text, String mode) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(aside);
    Files.createFile(aside, mode(mode));
    Files.writeString(aside, text);
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
      String base64 = Base64.getMimeEncoder(64, lineEnd).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException impossible) {
      throw new IOException("a certificate that was parsed can be encoded", impossible);
    }
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
