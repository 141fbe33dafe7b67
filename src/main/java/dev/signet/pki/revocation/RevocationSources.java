package dev.signet.pki.revocation;

import java.util.ArrayList;
import java.util.List;

/** Several sources asked as one: Revoked wins over Good, Good over Unknown. */
public final class RevocationSources implements RevocationSource {

  private final List<RevocationSource> sources;

  public RevocationSources(List<RevocationSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The first that knows answers; those after it are not asked. */
  public static RevocationSource inTurn(List<RevocationSource> sources) {
    List<RevocationSource> order = List.copyOf(sources);
    return question -> {
      List<RevocationStatus> unknown = new ArrayList<>();
      for (RevocationSource source : order) {
        RevocationStatus status = source.statusOf(question);
        if (!(status instanceof RevocationStatus.Unknown)) {
          return status;
        }
        unknown.add(status);
      }
      return strongest(unknown);
    };
  }

  @Override
  public RevocationStatus statusOf(RevocationQuestion question) {
    List<RevocationStatus> answers = new ArrayList<>();
    for (RevocationSource source : sources) {
      answers.add(source.statusOf(question));
    }
    return strongest(answers);
  }

  /** The strongest of several answers; the reasons of unknown ones are joined. */
  public static RevocationStatus strongest(List<RevocationStatus> answers) {
    List<String> unknown = new ArrayList<>();
    List<Evidence> good = new ArrayList<>();
    for (RevocationStatus answer : answers) {
      if (answer instanceof RevocationStatus.Revoked) {
        return answer;
      }
      if (answer instanceof RevocationStatus.Good known) {
        good.addAll(known.evidence());
      }
      if (answer instanceof RevocationStatus.Unknown none) {
        unknown.addAll(none.because());
      }
    }
    return good.isEmpty() ? unknown(unknown) : new RevocationStatus.Good(good);
  }

  private static RevocationStatus unknown(List<String> reasons) {
    return reasons.isEmpty()
        ? RevocationStatus.Unknown.because("no revocation source is configured")
        : new RevocationStatus.Unknown(reasons);
  }
}
