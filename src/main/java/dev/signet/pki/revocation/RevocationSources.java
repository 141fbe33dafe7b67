package dev.signet.pki.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Several sources asked as one: Revoked wins over Good, Good over Unknown. */
public final class RevocationSources implements RevocationSource {

  private final List<RevocationSource> sources;

  public RevocationSources(List<RevocationSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public RevocationStatus statusOf(
      X509Certificate certificate, X509Certificate issuer, Instant at) {
    List<RevocationStatus> answers = new ArrayList<>();
    for (RevocationSource source : sources) {
      answers.add(source.statusOf(certificate, issuer, at));
    }
    return strongest(answers);
  }

  /** The strongest of several answers; the reasons of unknown ones are joined. */
  static RevocationStatus strongest(List<RevocationStatus> answers) {
    List<String> unknown = new ArrayList<>();
    boolean good = false;
    for (RevocationStatus answer : answers) {
      if (answer instanceof RevocationStatus.Revoked) {
        return answer;
      }
      good |= answer instanceof RevocationStatus.Good;
      if (answer instanceof RevocationStatus.Unknown none) {
        unknown.add(none.because());
      }
    }
    return good ? new RevocationStatus.Good() : new RevocationStatus.Unknown(joined(unknown));
  }

  private static String joined(List<String> reasons) {
    return reasons.isEmpty() ? "no revocation source is configured" : String.join("; ", reasons);
  }
}
