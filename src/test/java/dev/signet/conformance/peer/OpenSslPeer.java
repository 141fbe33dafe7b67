package dev.signet.conformance.peer;

import dev.signet.cli.judge.cases.Demands;
import dev.signet.cli.judge.cases.PathCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code openssl verify}, with partial chains and without OCSP, which it lacks. */
record OpenSslPeer(String name, String version, Path directory) implements Peer {

  static String installedVersion() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("openssl", "version").start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    process.waitFor();
    return text.replaceFirst("^(OpenSSL [0-9.a-z]+).*", "$1");
  }

  @Override
  public Answer judge(PathCase asked, Material material) throws Exception {
    if (!asked.exhibits().ocspAnswers().isEmpty()) {
      return Answer.UNASKED;
    }
    if (material.leaf().isEmpty() || material.anchors().isEmpty()) {
      return Answer.INVALID;
    }
    Process process =
        new ProcessBuilder(command(asked, material))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.waitFor(Peers.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return process.isAlive()
          ? Answer.TIMEOUT
          : process.exitValue() == 0 ? Answer.VALID : Answer.INVALID;
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(PathCase asked, Material material) throws Exception {
    List<String> words = new ArrayList<>(List.of("openssl", "verify", "-no-CApath", "-no-CAstore"));
    words.addAll(List.of("-partial_chain", "-auth_level", "0"));
    // Not -trusted: the paths of indirect lists' issuers would then end nowhere.
    words.addAll(List.of("-CAfile", certificates("anchors.pem", material.anchors())));
    if (!material.intermediates().isEmpty()) {
      words.addAll(List.of("-untrusted", certificates("pool.pem", material.intermediates())));
    }
    asked.at().ifPresent(at -> words.addAll(List.of("-attime", "" + at.getEpochSecond())));
    addDemands(asked.demands(), words);
    addPolicies(asked, words);
    addRevocation(asked, material, words);
    words.add(certificates("leaf.pem", List.of(material.leaf().orElseThrow())));
    return words;
  }

  private static void addDemands(Demands demands, List<String> words) {
    demands.maxIntermediates().ifPresent(n -> words.addAll(List.of("-verify_depth", "" + n)));
    if (demands.purposes().contains("1.3.6.1.5.5.7.3.1")) {
      words.addAll(List.of("-purpose", "sslserver"));
    } else if (demands.purposes().contains("1.3.6.1.5.5.7.3.2")) {
      words.addAll(List.of("-purpose", "sslclient"));
    }
    for (Demands.Name name : demands.names()) {
      switch (name.kind()) {
        case DNS -> words.addAll(List.of("-verify_hostname", name.value()));
        case IP -> words.addAll(List.of("-verify_ip", name.value()));
        case RFC822 -> words.addAll(List.of("-verify_email", name.value()));
      }
    }
  }

  private static void addPolicies(PathCase asked, List<String> words) {
    words.add("-policy_check");
    if (asked.policies().initialSet().isEmpty()) {
      words.addAll(List.of("-policy", "2.5.29.32.0")); // or it takes the empty set literally
    }
    asked.policies().initialSet().forEach(oid -> words.addAll(List.of("-policy", oid)));
    if (asked.policies().explicit()) {
      words.add("-explicit_policy");
    }
    if (asked.policies().mappingInhibited()) {
      words.add("-inhibit_map");
    }
    if (asked.policies().anyInhibited()) {
      words.add("-inhibit_any");
    }
  }

  private void addRevocation(PathCase asked, Material material, List<String> words)
      throws Exception {
    if (asked.demands().revocation() == Demands.Revocation.NONE) {
      return;
    }
    words.add(
        asked.demands().revocation() == Demands.Revocation.END_ENTITY
            ? "-crl_check"
            : "-crl_check_all");
    words.addAll(List.of("-extended_crl", "-use_deltas"));
    List<byte[]> lists = new ArrayList<>();
    for (X509CRL crl : material.crls()) {
      lists.add(crl.getEncoded());
    }
    if (!lists.isEmpty()) {
      words.addAll(List.of("-CRLfile", write("lists.pem", "X509 CRL", lists)));
    }
  }

  private String certificates(String file, List<X509Certificate> certificates) throws Exception {
    List<byte[]> all = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      all.add(certificate.getEncoded());
    }
    return write(file, "CERTIFICATE", all);
  }

  private String write(String file, String label, List<byte[]> blocks) throws IOException {
    StringBuilder text = new StringBuilder();
    for (byte[] block : blocks) {
      text.append("-----BEGIN ").append(label).append("-----\n");
      text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(block));
      text.append("\n-----END ").append(label).append("-----\n");
    }
    return Files.writeString(directory.resolve(file), text).toString();
  }
}
