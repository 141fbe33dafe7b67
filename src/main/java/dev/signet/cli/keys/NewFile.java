package dev.signet.cli.keys;

import dev.signet.pki.certificate.Pem;
import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes files that did not exist before; those with private keys are the owner's alone from the
 * first moment.
 */
public final class NewFile {
  private static final Set<StandardOpenOption> NEW =
      EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private NewFile() {}

  /**
   * Writes a private key as PKCS #8 with mode 0600 (where the file system has modes), flushed to
   * the disk.
   */
  public static void writePrivateKey(Path path, KeyPair pair) throws UnusableFile {
    writePrivate(path, new Pem("PRIVATE KEY", pair.getPrivate().getEncoded()).text());
  }

  /** Writes a few lines that are nobody else's business, in the same way. */
  public static void writePrivate(Path path, String text) throws UnusableFile {
    write(
        path, text, isPosix(path) ? new FileAttribute<?>[] {ownerOnly()} : new FileAttribute<?>[0]);
  }

  /** Refuses a file that exists, before anything is done for its sake. */
  public static void requireAbsent(Path path) throws UnusableFile {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw overwritten(path);
    }
  }

  /** Writes certificates one behind the other. */
  public static void writeCertificates(Path path, List<Octets> certificates) throws UnusableFile {
    write(path, certificates.stream().map(NewFile::certificate).collect(Collectors.joining()));
  }

  /** One certificate in PEM form (RFC 7468 section 5). */
  public static String certificate(Octets der) {
    return new Pem("CERTIFICATE", der.toByteArray()).text();
  }

  private static void write(Path path, String text, FileAttribute<?>... attributes)
      throws UnusableFile {
    try (SeekableByteChannel channel = open(path, attributes)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      if (channel instanceof FileChannel file) {
        file.force(true);
      }
    } catch (FileAlreadyExistsException there) {
      throw overwritten(path);
    } catch (IOException full) {
      throw new UnusableFile("cannot write " + path + " (" + full.getMessage() + ")");
    }
  }

  private static UnusableFile overwritten(Path path) {
    return new UnusableFile(path + " exists already and is not overwritten; choose another --out");
  }

  private static SeekableByteChannel open(Path path, FileAttribute<?>... attributes)
      throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newByteChannel(path, NEW, attributes);
  }

  private static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
