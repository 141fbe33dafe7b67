package dev.signet.mail.milter.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeaderDifferenceTest {
  private static final int ALTERED = 3;

  @Test
  void sameHeadersNeedNoStep() {
    assertThat(steps(header("A: 1", "B: 2"), header("A: 1", "B: 2"))).isEmpty();
  }

  @Test
  void aResultsFieldGoesOnTopAndForgedOnesGoFromTheLastToTheFirst() {
    assertThat(
            steps(
                header("Received: x", "Results: forged", "From: a", "Results: forged too"),
                header("Results: ours", "Received: x", "From: a")))
        .containsExactly(
            new HeaderChange.Insert(1, field("Results: ours")),
            new HeaderChange.Delete(3, "Results"),
            new HeaderChange.Delete(2, "Results"));
  }

  @Test
  void aFieldThatSaysSomethingElseIsChangedInItsPlace() {
    assertThat(
            steps(
                header("From: a", "Content-Type: text/plain", "X: 1"),
                header("From: a", "Content-Type: multipart/signed", "X: 1")))
        .containsExactly(new HeaderChange.Change(1, field("Content-Type: multipart/signed")));
  }

  @Test
  void aFieldOfAnotherSpellingOrWithoutBodyIsNotChangedButReplaced() {
    assertThat(steps(header("x: 1", "Y: 2", "Z: 3"), header("X: 1", "Y: ", "Z: 3")))
        .containsExactly(
            new HeaderChange.Insert(1, field("Y: ")),
            new HeaderChange.Insert(1, field("X: 1")),
            new HeaderChange.Delete(2, "Y"),
            new HeaderChange.Delete(2, "x"));
  }

  @Test
  void whatComesAfterAllThatStaysIsAppendedInOrder() {
    assertThat(steps(header("A: 1", "B: 2"), header("A: 1", "C: 3", "D: 4")))
        .containsExactly(
            new HeaderChange.Delete(1, "B"),
            new HeaderChange.Append(field("C: 3")),
            new HeaderChange.Append(field("D: 4")));
  }

  @Test
  void theStepsMakeExactlyTheNewHeaderWhetherDeletedFieldsCountOrNot() {
    Random random = new Random(4711);
    for (int round = 0; round < 20_000; round++) {
      Header before = random(random);
      Header after = random.nextBoolean() ? random(random) : altered(before, random);
      List<HeaderChange> steps = HeaderDifference.between(before, after);
      assertThat(new Applied(before, false).after(steps)).as("%s", steps).isEqualTo(after.fields());
      assertThat(new Applied(before, true).after(steps)).as("%s", steps).isEqualTo(after.fields());
    }
  }

  @Test
  void fewAlterationsAreFewSteps() {
    Random random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      Header before = random(random);
      Header after = altered(before, random);
      assertThat(HeaderDifference.between(before, after)).hasSizeLessThanOrEqualTo(2 * ALTERED);
      assertThat(HeaderDifference.between(before, before.under(field("New: 1")))).hasSize(1);
    }
  }

  @Test
  void longHeadersAreComparedToo() {
    List<HeaderField> many = Stream.generate(() -> field("A: 1")).limit(2000).toList();
    List<HeaderField> others = Stream.generate(() -> field("B: 1")).limit(2000).toList();
    List<HeaderChange> steps = HeaderDifference.between(new Header(many), new Header(others));
    assertThat(new Applied(new Header(many), false).after(steps)).isEqualTo(others);
  }

  private static Header random(Random random) {
    List<HeaderField> fields = new ArrayList<>();
    for (int left = random.nextInt(9); left > 0; left--) {
      fields.add(randomField(random));
    }
    return new Header(fields);
  }

  private static HeaderField randomField(Random random) {
    String name = List.of("A", "a", "B", "Content-Type").get(random.nextInt(4));
    return field(name + ":" + List.of(" 1", " 2", "", "\tx", " ").get(random.nextInt(5)));
  }

  private static Header altered(Header header, Random random) {
    List<HeaderField> fields = new ArrayList<>(header.fields());
    for (int left = 1 + random.nextInt(ALTERED); left > 0; left--) {
      int at = random.nextInt(fields.size() + 1);
      if (at == fields.size() || random.nextBoolean()) {
        fields.add(at, randomField(random));
      } else if (random.nextBoolean()) {
        fields.remove(at);
      } else {
        fields.set(at, randomField(random));
      }
    }
    return new Header(fields);
  }

  private static List<HeaderChange> steps(Header before, Header after) {
    return HeaderDifference.between(before, after);
  }

  private static Header header(String... fields) {
    return new Header(Stream.of(fields).map(HeaderDifferenceTest::field).toList());
  }

  private static HeaderField field(String text) {
    return HeaderField.received((text + "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** An MTA's header, below the field of its own; deleted fields may stay as ghosts. */
  private static final class Applied {
    private final List<Entry> entries = new ArrayList<>();
    private final List<HeaderField> appended = new ArrayList<>();
    private final boolean ghosts;

    private record Entry(HeaderField field, boolean isGhost) {}

    Applied(Header header, boolean ghosts) {
      header.fields().forEach(field -> entries.add(new Entry(field, false)));
      this.ghosts = ghosts;
    }

    List<HeaderField> after(List<HeaderChange> steps) {
      steps.forEach(this::apply);
      return Stream.concat(
              entries.stream().filter(e -> !e.isGhost()).map(Entry::field), appended.stream())
          .toList();
    }

    private void apply(HeaderChange step) {
      if (step instanceof HeaderChange.Insert insert) {
        entries.add(insert.index() - 1, new Entry(insert.field(), false));
      } else if (step instanceof HeaderChange.Append append) {
        appended.add(append.field());
      } else if (step instanceof HeaderChange.Change change) {
        int at = find(change.index(), change.field().name());
        assertThat(entries.get(at).field().name()).isEqualTo(change.field().name());
        entries.set(at, new Entry(change.field(), false));
      } else if (step instanceof HeaderChange.Delete delete) {
        int at = find(delete.index(), delete.name());
        Entry gone = entries.remove(at);
        if (ghosts) {
          entries.add(at, new Entry(gone.field(), true));
        }
      }
    }

    private int find(int index, String name) {
      int left = index;
      for (int at = 0; at < entries.size(); at++) {
        if (entries.get(at).field().is(name) && --left == 0) {
          return at;
        }
      }
      throw new AssertionError("no " + index + ". " + name);
    }
  }
}
