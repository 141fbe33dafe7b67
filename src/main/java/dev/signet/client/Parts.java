package dev.signet.client;

import dev.signet.xkms.model.Result;
import java.util.function.Function;

/**
 * The answer to a compound, taken apart: each of its results is the answer to one errand, as
 * authentic as the whole, for it stands under the one signature of it (XKMS 2.0 section 2.8).
 */
public final class Parts {
  private final Errand<Result.Compound> asked;
  private final Answer<Result.Compound> whole;

  private Parts(Errand<Result.Compound> asked, Answer<Result.Compound> whole) {
    this.asked = asked;
    this.whole = whole;
  }

  /**
   * @param whole answer to {@code asked}; it has a result for every part, or none
   */
  public static Parts of(Errand<Result.Compound> asked, Answer<Result.Compound> whole) {
    return new Parts(asked, whole);
  }

  /**
   * The answer to one part. Where the service refused the whole, its code is that of every part.
   *
   * @throws IllegalArgumentException if the errand is no part of what was asked
   */
  public <R extends Result.Simple> Answer<R> to(Errand<R> part) {
    int position =
        asked
            .positionOf(part)
            .orElseThrow(() -> new IllegalArgumentException("the errand is not in the compound"));
    Function<Result.Compound, R> own =
        compound ->
            part.kind()
                .cast(
                    compound.results().isEmpty()
                        ? part.operation().bare(compound.header())
                        : compound.results().get(position));
    return whole.match(
        accepted -> new Answer.Accepted<>(own.apply(accepted.result()), accepted.authenticity()),
        doubtful -> new Answer.Unauthenticated<>(own.apply(doubtful.result()), doubtful.because()),
        rejected -> new Answer.Rejected<>(rejected.because()),
        unreachable -> new Answer.Unreachable<>(unreachable.because()));
  }
}
