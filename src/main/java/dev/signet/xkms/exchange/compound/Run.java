package dev.signet.xkms.exchange.compound;

import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.compound.CompoundRules.Budget;
import dev.signet.xkms.exchange.load.Costs;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One compound from its first part to its answer, as the thread sees it that waits for it. */
final class Run {
  private static final Logger LOG = System.getLogger("dev.signet.xkms.compound");
  private static final ResultCode FAILURE =
      ResultCode.of(ResultMajor.RECEIVER, ResultMinor.FAILURE);
  private static final ResultCode REFUSED =
      ResultCode.of(ResultMajor.RECEIVER, ResultMinor.REFUSED);

  private final PartDesk desk;
  private final List<Part> parts;
  private final Budget budget;
  private final long begun = System.nanoTime();
  private final Map<Integer, Outcome> tooDear = new HashMap<>();
  private final Course course;

  Run(PartDesk desk, List<Part> parts, Costs costs, Budget budget) {
    this.desk = desk;
    this.parts = parts;
    this.budget = budget;
    List<Part> affordable = affordable(costs);
    this.course = new Course(affordable, Tally.open(parts.size()).with(tooDear.values()));
  }

  /** The parts that fit into the budget, in the order of the request; the others are refused. */
  private List<Part> affordable(Costs costs) {
    List<Part> affordable = new ArrayList<>();
    long spent = 0;
    for (Part part : parts) {
      int cost = costs.of(part.request());
      if (spent + cost <= budget.cost()) {
        spent += cost;
        affordable.add(part);
      } else {
        tooDear.put(part.index(), desk.unanswered(part, REFUSED, "the cost budget is spent"));
      }
    }
    return affordable;
  }

  /**
   * Returns when the first part has begun, or there is none to begin with.
   *
   * @throws Refused if none begins in time; then none will
   */
  void begin(CompoundCrew crew, PartHandler handler, Duration patience) throws Refused {
    if (!course.hasMore()) {
      return;
    }
    boolean started = crew.start(course, part -> work(part, handler));
    if (!started || !isBegunWithin(patience)) {
      course.close();
      throw Refusal.overloaded("nobody was free to begin with the compound");
    }
  }

  /** Waits for the parts until all are finished or time is up; an outcome for each, in order. */
  List<Outcome> watch(Progress progress) {
    Tally seen = course.tally();
    seen.tell(progress);
    while (seen.open() > 0 && left() > 0 && !Thread.currentThread().isInterrupted()) {
      Tally now = changed(seen);
      if (!now.equals(seen)) {
        now.tell(progress);
      }
      seen = now;
    }
    return settled(progress);
  }

  private List<Outcome> settled(Progress progress) {
    Map<Integer, Outcome> finished = new HashMap<>(course.close());
    finished.putAll(tooDear);
    List<Outcome> outcomes = new ArrayList<>();
    for (Part part : parts) {
      Outcome outcome = finished.get(part.index());
      outcomes.add(outcome == null ? unfinished(part) : outcome);
    }
    if (finished.size() < parts.size()) {
      Tally.open(parts.size()).with(outcomes).tell(progress);
    }
    return outcomes;
  }

  private Outcome unfinished(Part part) {
    return course.hasBegun(part.index())
        ? desk.unanswered(part, FAILURE, "not finished in time, and may be carried out yet")
        : desk.unanswered(part, REFUSED, "not begun in time");
  }

  private boolean isBegunWithin(Duration patience) {
    try {
      return course.awaitBegin(patience.toNanos());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Tally changed(Tally seen) {
    try {
      return course.awaitChange(seen, left());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return seen;
    }
  }

  private long left() {
    return budget.time().toNanos() - (System.nanoTime() - begun);
  }

  /** A fault becomes Receiver/Failure of this part; what it was is for the log alone. */
  private void work(Part part, PartHandler handler) {
    Outcome outcome = desk.unanswered(part, FAILURE, "a fault");
    try {
      outcome = desk.answer(part, handler);
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, line(part) + " result=fault", fault);
    } finally {
      if (!course.finish(part, outcome)) {
        LOG.log(Level.WARNING, line(part) + " result=" + outcome.words() + " note=late");
      }
    }
  }

  private String line(Part part) {
    return "correlation="
        + desk.around().channel().correlation()
        + " part="
        + (part.index() + 1)
        + " operation="
        + part.request().operation().word();
  }
}
