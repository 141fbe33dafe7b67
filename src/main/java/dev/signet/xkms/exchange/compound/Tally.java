package dev.signet.xkms.exchange.compound;

/**
 * How many parts of a compound are how far.
 *
 * @param success answered with Success
 * @param failure answered otherwise
 * @param pending answered with Pending
 * @param open not answered yet
 */
record Tally(int success, int failure, int pending, int open) {

  static Tally open(int parts) {
    return new Tally(0, 0, 0, parts);
  }

  Tally with(Outcome outcome) {
    return switch (outcome.major()) {
      case SUCCESS -> new Tally(success + 1, failure, pending, open - 1);
      case PENDING -> new Tally(success, failure, pending + 1, open - 1);
      case VERSION_MISMATCH, SENDER, RECEIVER, REPRESENT ->
          new Tally(success, failure + 1, pending, open - 1);
    };
  }

  Tally with(Iterable<Outcome> outcomes) {
    Tally tally = this;
    for (Outcome outcome : outcomes) {
      tally = tally.with(outcome);
    }
    return tally;
  }

  void tell(Progress progress) {
    progress.finished(success, failure, pending + open);
  }
}
