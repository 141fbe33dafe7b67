package dev.signet.pki.revocation.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.extension.RevocationReason;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.testkit.Asked;
import dev.signet.testkit.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which side is asked when. */
@Timeout(30)
class OrderedRevocationTest {

  private static final Instant NOW = TestAuthority.NOW;
  private static final RevocationStatus OPEN = RevocationStatus.Unknown.because("nothing there");
  private static final RevocationStatus GOOD = RevocationStatus.Good.by(evidence());
  private static final RevocationStatus REVOKED =
      new RevocationStatus.Revoked(NOW, RevocationReason.KEY_COMPROMISE, evidence());

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({
    "LISTS_FIRST, lists ocsp",
    "OCSP_FIRST, ocsp lists",
    "LISTS_ONLY, lists",
    "OCSP_ONLY, ocsp"
  })
  void theSidesAreAskedInTheOrderOfThePolicy(RevocationPolicy.Order order, String sides) {
    OrderedRevocation source = ordered(fetching("lists", OPEN), fetching("ocsp", OPEN));

    assertThat(source.statusOf(question(order))).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(asked).containsExactly(sides.split(" "));
  }

  @Test
  void theSecondSideIsNotAskedWhenTheFirstKnows() {
    OrderedRevocation source = ordered(fetching("lists", GOOD), fetching("ocsp", REVOKED));

    assertThat(source.statusOf(question(RevocationPolicy.Order.LISTS_FIRST))).isEqualTo(GOOD);
    assertThat(asked).containsExactly("lists");
  }

  @ParameterizedTest
  @EnumSource(names = {"LISTS_FIRST", "OCSP_FIRST", "RACE"})
  void whatIsAtHandOnEitherSideComesBeforeAnyFetch(RevocationPolicy.Order order) {
    OrderedRevocation source = ordered(atHand(GOOD), fetching("ocsp", REVOKED));
    assertThat(source.statusOf(question(order))).isEqualTo(GOOD);

    OrderedRevocation other = ordered(fetching("lists", REVOKED), atHand(GOOD));
    assertThat(other.statusOf(question(order))).isEqualTo(GOOD);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LISTS_FIRST", "OCSP_FIRST", "RACE"})
  void aRevocationAtHandBeatsAGoodAtHand(RevocationPolicy.Order order) {
    OrderedRevocation one = ordered(atHand(GOOD), atHand(REVOKED));
    OrderedRevocation other = ordered(atHand(REVOKED), atHand(GOOD));

    assertThat(one.statusOf(question(order))).isEqualTo(REVOKED);
    assertThat(other.statusOf(question(order))).isEqualTo(REVOKED);
  }

  @Test
  void theSideThatIsNotAskedForIsNotLookedAt() {
    OrderedRevocation source = ordered(atHand(REVOKED), atHand(GOOD));

    assertThat(source.statusOf(question(RevocationPolicy.Order.OCSP_ONLY))).isEqualTo(GOOD);
    assertThat(source.statusOf(question(RevocationPolicy.Order.LISTS_ONLY))).isEqualTo(REVOKED);
  }

  @Test
  void theFirstThatKnowsWinsARace() {
    OrderedRevocation source = ordered(slow(), fetching("ocsp", GOOD));
    assertThat(source.statusOf(question(RevocationPolicy.Order.RACE))).isEqualTo(GOOD);

    OrderedRevocation other = ordered(fetching("lists", REVOKED), slow());
    assertThat(other.statusOf(question(RevocationPolicy.Order.RACE))).isEqualTo(REVOKED);
  }

  @Test
  void whoKnowsNothingDoesNotWin() {
    OrderedRevocation source = with(Runnable::run, fetching("lists", OPEN), fetching("ocsp", GOOD));

    assertThat(source.statusOf(question(RevocationPolicy.Order.RACE))).isEqualTo(GOOD);
    assertThat(asked).containsExactly("lists", "ocsp");
  }

  @Test
  void aRevocationBeatsAGoodWhenBothArrive() {
    OrderedRevocation source =
        with(Runnable::run, fetching("lists", REVOKED), fetching("ocsp", GOOD));

    assertThat(source.statusOf(question(RevocationPolicy.Order.RACE))).isEqualTo(REVOKED);
  }

  @Test
  void aRaceEndsWhenTheTimeOfTheQuestionIsOver() {
    OrderedRevocation source = ordered(slow(), fetching("ocsp", OPEN));
    FetchBudget hurried = new FetchBudget(1, 1000, NOW.plus(Duration.ofMillis(200)));

    assertThat(source.statusOf(question(RevocationPolicy.Order.RACE).within(hurried)))
        .isInstanceOfSatisfying(
            RevocationStatus.Unknown.class,
            open -> assertThat(open.because()).anyMatch(b -> b.contains("came in time")));
  }

  @Test
  void aRaceWithoutThreadsIsRunOneAfterAnother() {
    Executor full =
        work -> {
          throw new RejectedExecutionException("full");
        };
    OrderedRevocation source = with(full, fetching("lists", OPEN), fetching("ocsp", GOOD));

    assertThat(source.statusOf(question(RevocationPolicy.Order.RACE))).isEqualTo(GOOD);
  }

  private OrderedRevocation ordered(RevocationSource lists, RevocationSource ocsp) {
    return with(threads, lists, ocsp);
  }

  private static OrderedRevocation with(
      Executor executor, RevocationSource lists, RevocationSource ocsp) {
    return new OrderedRevocation(
        OrderedRevocation.Side.of(lists), OrderedRevocation.Side.of(ocsp), executor, () -> NOW);
  }

  /** Knows the status without asking anybody. */
  private static RevocationSource atHand(RevocationStatus status) {
    return question -> status;
  }

  /** Knows the status once it may ask. */
  private RevocationSource fetching(String name, RevocationStatus status) {
    return question -> {
      if (!question.mayFetch()) {
        return RevocationStatus.Unknown.because("nothing at hand");
      }
      asked.add(name);
      return status;
    };
  }

  private RevocationSource slow() {
    return question -> {
      try {
        if (question.mayFetch()) {
          never.await();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return OPEN;
    };
  }

  private static RevocationQuestion question(RevocationPolicy.Order order) {
    TestAuthority authority = TestAuthority.root("Issuer");
    RevocationQuestion plain =
        Asked.about(authority.issue(spec -> {}).certificate(), authority.certificate(), NOW);
    RevocationPolicy policy = plain.policy();
    return new RevocationQuestion(
        plain.certificate(),
        plain.issuer(),
        NOW,
        new RevocationPolicy(
            policy.scope(), policy.unknown(), order, false, false, policy.oldest(), policy.kept()),
        plain.signers(),
        plain.offered(),
        new FetchBudget(10, 1000, NOW.plus(Duration.ofSeconds(20))));
  }

  private static Evidence evidence() {
    return new Evidence(Evidence.Kind.LIST, "test", Optional.empty(), NOW, Optional.empty());
  }
}
