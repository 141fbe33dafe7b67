package dev.signet.cli.order;

import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.show.Report;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a registered key: {@code <name>.key.pem} and {@code <name>.cert.pem}, numbered when they
 * exist already.
 *
 * @param name mail address or domain, made fit for a file name
 */
record CertificateFiles(Path folder, String name) {
  private static final int MOST = 1000;

  static CertificateFiles in(Path folder, String owner) {
    return new CertificateFiles(
        folder, owner.replaceAll("[^A-Za-z0-9@._+-]", "_").replaceFirst("^[.-]", "_"));
  }

  Path key() throws UnusableFile {
    return free("key.pem");
  }

  /** Makes the folder, so that what comes only once does not come in vain. */
  void requireWritable() throws UnusableFile {
    try {
      Files.createDirectories(folder);
    } catch (IOException unusable) {
      throw new UnusableFile("cannot make " + folder + " (" + unusable.getMessage() + ")");
    }
    if (!Files.isWritable(folder)) {
      throw new UnusableFile("cannot write in " + folder);
    }
  }

  /**
   * Writes the certificates of a binding, and says in the report where; a lost certificate is no
   * lost registration.
   */
  Report write(BindingDescription description, Report report) {
    List<Octets> certificates =
        description
            .keyInfo()
            .all(KeyDatum.Certificate.class)
            .map(KeyDatum.Certificate::der)
            .toList();
    if (certificates.isEmpty()) {
      return report.withLine(
          "  the service issued no certificate; the key is registered without one");
    }
    try {
      Path file = free("cert.pem");
      NewFile.writeCertificates(file, certificates);
      return report.withLine("  certificate in " + file).with("certificateFile", file.toString());
    } catch (UnusableFile unwritable) {
      return report.withLine(
          "  certificate not written: "
              + unwritable.getMessage()
              + "; fetch it with: signet locate");
    }
  }

  private Path free(String ending) throws UnusableFile {
    for (int number = 1; number <= MOST; number++) {
      Path path = folder.resolve(name + (number == 1 ? "." : "-" + number + ".") + ending);
      if (Files.notExists(path)) {
        return path;
      }
    }
    throw new UnusableFile(folder + " is full of files named " + name);
  }
}
