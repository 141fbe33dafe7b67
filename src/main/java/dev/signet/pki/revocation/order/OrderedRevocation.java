package dev.signet.pki.revocation.order;

import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.RevocationStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Lists and responders asked in the order of the question's policy. What is at hand on either side
 * always comes before what has to be fetched.
 */
public final class OrderedRevocation implements RevocationSource {

  /**
   * One kind of evidence.
   *
   * @param atHand answers by what needs no asking
   * @param asked may ask, within the allowance of the question
   */
  public record Side(RevocationSource atHand, RevocationSource asked) {

    /** A source that asks nobody when the question allows no fetch. */
    public static Side of(RevocationSource source) {
      return new Side(question -> source.statusOf(question.withoutFetching()), source);
    }
  }

  private final Side lists;
  private final Side ocsp;
  private final Race race;

  /**
   * @param executor runs both sides of a race; not the one that fetches, or a race could wait for
   *     itself
   */
  public OrderedRevocation(Side lists, Side ocsp, Executor executor, InstantSource clock) {
    this.lists = lists;
    this.ocsp = ocsp;
    this.race = new Race(executor, clock);
  }

  @Override
  public RevocationStatus statusOf(RevocationQuestion question) {
    List<Side> sides = sides(question);
    RevocationStatus known =
        RevocationSources.strongest(
            sides.stream().map(side -> side.atHand().statusOf(question)).toList());
    if (!(known instanceof RevocationStatus.Unknown)) {
      return known;
    }
    return isRace(question) && question.mayFetch()
        ? race.between(lists.asked(), ocsp.asked(), question)
        : oneAfterAnother(sides, question);
  }

  private static boolean isRace(RevocationQuestion question) {
    return switch (question.policy().order()) {
      case RACE -> true;
      case LISTS_FIRST, OCSP_FIRST, LISTS_ONLY, OCSP_ONLY -> false;
    };
  }

  private List<Side> sides(RevocationQuestion question) {
    return switch (question.policy().order()) {
      case LISTS_FIRST -> List.of(lists, ocsp);
      case OCSP_FIRST, RACE -> List.of(ocsp, lists);
      case LISTS_ONLY -> List.of(lists);
      case OCSP_ONLY -> List.of(ocsp);
    };
  }

  private static RevocationStatus oneAfterAnother(List<Side> sides, RevocationQuestion question) {
    List<RevocationStatus> said = new ArrayList<>();
    for (Side side : sides) {
      RevocationStatus status = side.asked().statusOf(question);
      if (!(status instanceof RevocationStatus.Unknown)) {
        return status;
      }
      said.add(status);
    }
    return RevocationSources.strongest(said);
  }
}
