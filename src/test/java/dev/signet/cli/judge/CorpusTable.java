package dev.signet.cli.judge;

import dev.signet.conformance.peer.Corpus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of one judge on the cases of one class of one corpus. */
final class CorpusTable {
  /**
   * How many of the counted cases ended how.
   *
   * @param open neither accepted nor refused
   */
  record Score(int asked, int right, int falseAccepts, int falseRejects, int open) {
    static final Score NONE = new Score(0, 0, 0, 0, 0);

    Score plus(Outcome outcome) {
      return switch (outcome) {
        case RIGHT -> new Score(asked + 1, right + 1, falseAccepts, falseRejects, open);
        case FALSE_ACCEPT -> new Score(asked + 1, right, falseAccepts + 1, falseRejects, open);
        case FALSE_REJECT -> new Score(asked + 1, right, falseAccepts, falseRejects + 1, open);
        case OPEN -> new Score(asked + 1, right, falseAccepts, falseRejects, open + 1);
        case UNASKED -> this;
      };
    }

    /** As a cell: {@code 12/14 (FA 1, FR 1)}. */
    String cell() {
      if (asked == 0) {
        return "-";
      }
      StringBuilder wrong = new StringBuilder();
      append(wrong, "FA", falseAccepts);
      append(wrong, "FR", falseRejects);
      append(wrong, "open", open);
      return right + "/" + asked + (wrong.isEmpty() ? "" : " (" + wrong + ")");
    }

    private static void append(StringBuilder text, String word, int count) {
      if (count > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(word).append(' ').append(count);
      }
    }
  }

  /** How one answer compares with what was expected. */
  enum Outcome {
    RIGHT,
    FALSE_ACCEPT,
    FALSE_REJECT,
    OPEN,
    UNASKED;

    static Outcome of(String expected, String answer) {
      if (expected.equals(answer)) {
        return RIGHT;
      }
      return switch (answer) {
        case "VALID" -> FALSE_ACCEPT;
        case "INVALID" -> FALSE_REJECT;
        case "UNASKED" -> UNASKED;
        default -> OPEN;
      };
    }
  }

  private final Map<String, Score> byKind = new LinkedHashMap<>();

  /** Counts an answer, unless the outcome of the case varies. */
  void count(Corpus.Expectation expectation, String answer) {
    if (!expectation.verdict().equals("VARIES")) {
      Outcome outcome = Outcome.of(expectation.verdict(), answer);
      byKind.merge(expectation.kind(), Score.NONE.plus(outcome), (sum, one) -> sum.plus(outcome));
    }
  }

  Score score(String kind) {
    return byKind.getOrDefault(kind, Score.NONE);
  }
}
