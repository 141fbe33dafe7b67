package dev.signet.xkms.model;

import java.util.List;

/**
 * Why a status is what it is: every ground, and the path it was judged along. Travels as a message
 * extension when a requestor asks for it; the log line and the command line show the same object.
 *
 * @param path subjects of the certificates, leaf first; empty where no certificate was involved
 */
public record Explanation(List<Ground> grounds, List<String> path) {
  /**
   * One finding.
   *
   * @param topic what was asked, e.g. {@code IssuerTrust} or {@code Identity}
   * @param finding what was found
   * @param rule section of the document that the rule comes from
   * @param because the facts, in one sentence
   */
  public record Ground(String topic, StatusValue finding, String rule, String because) {}

  public Explanation {
    grounds = List.copyOf(grounds);
    path = List.copyOf(path);
  }
}
