package dev.signet.bench;

import dev.signet.testkit.Issued;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** OpenSSL's CMS in a process of its own, {@code src/bench/mail/cms.c}. */
record OpenSslCms(Path program, List<String> arguments) {

  private static final Path SOURCE = Path.of("src/bench/mail/cms.c");

  /** Ready to sign and verify; empty without compiler, headers or library. */
  static Optional<OpenSslCms> in(Path folder, Issued signer, byte[] content)
      throws IOException, InterruptedException, CertificateEncodingException {
    Path program = folder.resolve("cms");
    if (!Files.exists(program) && !isCompiled(program)) {
      return Optional.empty();
    }
    Path certificate = pem(folder, "CERTIFICATE", signer.certificate().getEncoded());
    Path key = pem(folder, "PRIVATE KEY", signer.keys().getPrivate().getEncoded());
    Path file = Files.write(folder.resolve("content"), content);
    return Optional.of(
        new OpenSslCms(program, List.of(certificate.toString(), key.toString(), file.toString())));
  }

  private static boolean isCompiled(Path program) throws InterruptedException {
    try {
      return new ProcessBuilder(
                  "cc", "-O2", "-o", program.toString(), SOURCE.toString(), "-lcrypto")
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static Path pem(Path folder, String what, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(what),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** Microseconds for signing and for verifying once; nothing without OpenSSL, or if it fails. */
  static List<double[]> costs(Optional<OpenSslCms> openSsl, int times) throws IOException {
    return openSsl.isPresent() ? openSsl.get().costs(times) : List.of();
  }

  private List<double[]> costs(int times) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(arguments);
    builder.command().add(String.valueOf(times));
    Process process = builder.start();
    try (var out = process.getInputStream()) {
      String[] words = new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
      return words.length == 2
          ? List.of(new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])})
          : List.of();
    }
  }

  static double median(List<double[]> costs, int which) {
    double[] sorted = costs.stream().mapToDouble(cost -> cost[which]).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
