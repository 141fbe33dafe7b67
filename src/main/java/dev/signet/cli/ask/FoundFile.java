package dev.signet.cli.ask;

import dev.signet.cli.keys.Chain;
import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import java.nio.file.Path;
import java.util.List;

/** The file for the certificates of the first key that a Locate found; it vouches for nothing. */
record FoundFile(Path path) {

  /** Writes them, the key's own first, and says in the report where; a report of nothing stays. */
  Report write(Result.Locate result, Report report) {
    if (result.bindings().isEmpty()) {
      return report;
    }
    List<Octets> certificates =
        result
            .bindings()
            .get(0)
            .description()
            .keyInfo()
            .all(KeyDatum.Certificate.class)
            .map(KeyDatum.Certificate::der)
            .toList();
    return certificates.isEmpty() ? without(report) : written(certificates, report);
  }

  private Report written(List<Octets> certificates, Report report) {
    try {
      NewFile.writeCertificates(path, Chain.leafFirst(certificates));
      return report
          .withLine("Written  certificates of the first key, not validated: " + path)
          .with("certificateFile", path.toString());
    } catch (UnusableFile unwritable) {
      return Report.trouble(ExitCode.USAGE, "usage", String.valueOf(unwritable.getMessage()));
    }
  }

  private Report without(Report report) {
    return report.doubted(
        path
            + " not written: the first key came without a certificate; try --respond-with x509-cert");
  }
}
