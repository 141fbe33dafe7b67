package dev.signet.cli.judge.cases;

import java.util.List;
import java.util.Map;

/**
 * The entries of the archive that a case is about, by name.
 *
 * @param intermediates untrusted certificates in any order
 * @param ocspAnswers OCSP responses by the certificate that they are about
 */
public record Exhibits(
    String leaf,
    List<String> anchors,
    List<String> intermediates,
    List<String> crls,
    Map<String, String> ocspAnswers) {

  public Exhibits {
    anchors = List.copyOf(anchors);
    intermediates = List.copyOf(intermediates);
    crls = List.copyOf(crls);
    ocspAnswers = Map.copyOf(ocspAnswers);
  }
}
