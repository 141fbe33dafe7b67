package dev.signet.pki.path;

import dev.signet.pki.trust.Purpose;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What is asked: is {@code target} good for {@code purpose} at {@code at}?
 *
 * @param offered certificates that came with the target, in any order, junk included; never a
 *     reason for trust
 */
public record PathQuestion(
    X509Certificate target, List<X509Certificate> offered, Purpose purpose, Instant at) {

  public PathQuestion {
    offered = List.copyOf(offered);
  }
}
