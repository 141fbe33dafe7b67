package dev.signet.xkms.model;

import java.util.List;
import java.util.Optional;

/**
 * Why a status is what it is: every ground, the path it was judged along, and how it was found.
 * Travels as a message extension when a requestor asks for it; the log line and the command line
 * show the same object.
 *
 * @param path subjects of the certificates, leaf first; empty where no certificate was involved
 * @param traces one for each key that was judged; empty from services that do not tell
 */
public record Explanation(List<Ground> grounds, List<String> path, List<Trace> traces) {
  /**
   * One finding.
   *
   * @param topic what was asked, e.g. {@code IssuerTrust} or {@code Identity}
   * @param finding what was found
   * @param rule section of the document that the rule comes from
   * @param because the facts, in one sentence
   * @param remedy what would have to change
   */
  public record Ground(
      String topic, StatusValue finding, String rule, String because, Optional<String> remedy) {

    public Ground(String topic, StatusValue finding, String rule, String because) {
      this(topic, finding, rule, because, Optional.empty());
    }
  }

  public Explanation {
    grounds = List.copyOf(grounds);
    path = List.copyOf(path);
    traces = List.copyOf(traces);
  }

  /** Grounds and a path, and nothing about the search. */
  public Explanation(List<Ground> grounds, List<String> path) {
    this(grounds, path, List.of());
  }

  /** What would have to change, each once. */
  public List<String> remedies() {
    return grounds.stream().flatMap(ground -> ground.remedy().stream()).distinct().toList();
  }
}
