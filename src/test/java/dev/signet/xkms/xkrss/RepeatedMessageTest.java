package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkrss.Office.Outcome;
import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What a requestor gets who sends a message twice, or a message of somebody else's. */
class RepeatedMessageTest {
  private static final String SECRET = "3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4";

  private final DataSource database = database();
  private final Office office = office(0);
  private final KeyPair pair = Keys.fresh();

  @Test
  @Requirement("XR-M14")
  void aRegistrationThatComesAgainGetsItsFirstAnswerAgain() {
    office.handOut(SECRET, 1, ALICE);
    String message = registration(ALICE);

    Result first = answer(office, message).answer();
    assertThat(first.header().code().words()).isEqualTo("Success");
    assertThat(answer(office, message).answer()).isEqualTo(first);
    assertThat(answer(office(0), message).answer()).as("another node").isEqualTo(first);
    assertThat(office.registry.find(new Lookup.ByUse(ALICE), 9)).hasSize(1);
    assertThat(office.secrets.covering(ALICE).get(0).usesLeft()).isZero();
  }

  @Test
  @Requirement("XR-M14")
  void reissueAndRevocationAreRepeatedAsWell() {
    office.handOut(SECRET, 3, ALICE);
    answer(office, registration(ALICE)).answer();
    String reissue =
        Wire.written(Asking.toReissue(Asking.about(pair.getPublic())), Asking.secret(SECRET, pair));
    String revoke =
        Wire.written(Asking.toRevoke(Asking.about(pair.getPublic())), Asking.secret(SECRET));

    Result reissued = answer(office, reissue).answer();
    Result revoked = answer(office, revoke).answer();
    assertThat(answer(office, reissue).answer())
        .as("how it stood then, though it is revoked now")
        .isEqualTo(reissued);
    assertThat(answer(office, revoke).answer()).isEqualTo(revoked);
    assertThat(office.secrets.covering(ALICE).get(0).usesLeft()).isZero();
  }

  @Test
  void otherOctetsUnderTheSameIdAreRefused() {
    office.handOut(SECRET, 9, ALICE);
    Request.Register first = Asking.toRegister(pair.getPublic(), ALICE);
    KeyPair another = Keys.fresh();
    Request.Register second =
        underId(Asking.toRegister(another.getPublic(), ALICE), first.header().id());
    String message = Wire.written(first, Asking.secret(SECRET, pair));
    Result answer = answer(office, message).answer();

    Outcome<Result> refused = office.answer(read(second, Asking.secret(SECRET, another)));
    assertThat(refused.words()).isEqualTo("Sender/Refused");
    assertThat(refused.because()).contains("REPEATED_MESSAGE");
    assertThat(answer(office, message).answer()).isEqualTo(answer);
  }

  @Test
  void twoRequestorsMayUseTheSameIdAndEachGetsTheirOwnAnswer() {
    office.handOut(SECRET, 1, ALICE);
    office.handOut("bobs secret", 1, BOB);
    Request.Register alices = Asking.toRegister(pair.getPublic(), ALICE);
    KeyPair bob = Keys.fresh();
    Request.Register bobs = underId(Asking.toRegister(bob.getPublic(), BOB), alices.header().id());
    String alicesMessage = Wire.written(alices, Asking.secret(SECRET, pair));
    String bobsMessage = Wire.written(bobs, Asking.secret("bobs secret", bob));

    Result toAlice = answer(office, alicesMessage).answer();
    Result toBob = answer(office, bobsMessage).answer();
    assertThat(toBob).isNotEqualTo(toAlice);
    assertThat(answer(office, alicesMessage).answer()).isEqualTo(toAlice);
    assertThat(answer(office, bobsMessage).answer()).isEqualTo(toBob);
  }

  @Test
  void whatWasRefusedIsJudgedAgain() {
    String message = registration(ALICE);
    assertThat(answer(office, message).words()).isEqualTo("Sender/NoAuthentication");
    office.handOut(SECRET, 1, ALICE);
    assertThat(answer(office, message).words()).isEqualTo("Success");
  }

  @Test
  void afterItsTimeARepeatedMessageIsRefused() {
    office.handOut(SECRET, 2, ALICE);
    String message =
        Wire.written(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair));
    answer(office, message).answer();

    assertThat(office.registry.forgetAnswersBefore(Office.START)).isZero();
    assertThat(office.registry.forgetAnswersBefore(Office.START.plusSeconds(1))).isEqualTo(1);
    assertThat(answer(office, message).because()).startsWith("R9");
    assertThat(office.registry.find(new Lookup.ByUse(ALICE), 9)).hasSize(1);
  }

  @Test
  void aCredentialOpensNothingOverAChannelThatOthersRead() {
    office.handOut(SECRET, 1, ALICE);
    Request.Register request = Asking.toRegister(pair.getPublic(), ALICE);
    String message = Wire.written(Asking.bearing(request, SECRET), Asking.possession(pair));
    Result first = answer(office, message).answer();

    assertThat(office.answer(Wire.read(Wire.PLAIN, message)).words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(answer(office, message).answer()).isEqualTo(first);
  }

  @Test
  void aGeneratedKeyIsGivenAgainOverAConfidentialChannelOnly() {
    office.handOut(SECRET, 1, ALICE);
    String message = Wire.written(Asking.toGenerate(ALICE), Asking.secret(SECRET));
    Result first = office.answer(Wire.read(Wire.PLAIN, message)).answer();

    assertThat(office.answer(Wire.read(Wire.PLAIN, message)).words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(answer(office, message).answer()).isEqualTo(first);
    assertThat(((Result.Register) first).privateKey()).isPresent();
  }

  @Test
  void aRecoveredKeyIsGivenAgainAndTheSecretIsSpentOnce() {
    office.handOut(SECRET, 1, ALICE);
    answer(office, Wire.written(Asking.toGenerate(ALICE), Asking.secret(SECRET))).answer();
    RegisteredBinding kept = office.registry.find(new Lookup.ByUse(ALICE), 2).get(0);
    office.handOut("new secret", 2, ALICE);
    String message =
        Wire.written(Asking.toRecover(Asking.about(kept.key())), Asking.secret("new secret"));

    Result first = answer(office, message).answer();
    assertThat(answer(office, message).answer()).isEqualTo(first);
    assertThat(office.secrets.covering(ALICE).get(0).usesLeft()).isEqualTo(1);
  }

  @Test
  void underAnotherEscrowKeyNothingIsOpenedAndNothingInvented() {
    office.handOut(SECRET, 1, ALICE);
    String message = Wire.written(Asking.toGenerate(ALICE), Asking.secret(SECRET));
    answer(office, message).answer();

    Office wrong = office(1);
    assertThatThrownBy(() -> answer(wrong, message))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sealed under another escrow key");
  }

  @Test
  void copiesAtOnceOverTwoNodesGetOneAnswer() throws Exception {
    for (int round = 0; round < 5; round++) {
      String secret = "secret " + round;
      office.handOut(secret, 1, ALICE);
      KeyPair key = Keys.fresh();
      String message =
          Wire.written(Asking.toRegister(key.getPublic(), ALICE), Asking.secret(secret, key));
      List<Outcome<Result>> ends = race(4, message);
      assertThat(ends.stream().map(Outcome::answer).distinct()).hasSize(1);
      assertThat(office.registered(key.getPublic())).isPresent();
    }
  }

  private List<Outcome<Result>> race(int racers, String message) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Outcome<Result>>> ends =
          IntStream.range(0, racers)
              .mapToObj(i -> office(0))
              .map(node -> threads.submit(racer(node, message, start)))
              .toList();
      start.countDown();
      List<Outcome<Result>> outcomes = new ArrayList<>();
      for (Future<Outcome<Result>> end : ends) {
        outcomes.add(end.get(60, TimeUnit.SECONDS));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Outcome<Result>> racer(
      Office node, String message, CountDownLatch start) {
    return () -> {
      start.await();
      return answer(node, message);
    };
  }

  private String registration(UseKeyWith name) {
    return Wire.written(Asking.toRegister(pair.getPublic(), name), Asking.secret(SECRET, pair));
  }

  private static Request.Register underId(Request.Register request, String id) {
    RequestHeader header = RequestHeader.of(id, request.header().service());
    return new Request.Register(header, request.prototype(), Authentication.NONE, Optional.empty());
  }

  private static ReceivedRequest<Request> read(Request request, RequestCredentials with) {
    return Wire.read(Wire.TLS, Wire.written(request, with));
  }

  /** Over another connection each time: what is compared is the message. */
  private static Outcome<Result> answer(Office office, String message) {
    Channel channel = new Channel(true, "192.0.2.8", "c-" + UUID.randomUUID());
    return office.answer(Wire.read(channel, message));
  }

  private static DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  /** One node over the database; {@code escrow} tells one escrow key from another. */
  private Office office(int escrow) {
    RegistrationRules standard = RegistrationRules.DEFAULT;
    byte[] key = new byte[32];
    key[0] = (byte) escrow;
    return Office.over(
        database,
        new RegistrationRules(
            standard.lockOut(),
            new Admission(Term.DEFAULT, Admission.allKnown(), true),
            true,
            true,
            new RegistrationRules.Escrow(true, 2048),
            new Approvals(List.of(), 0)),
        new Office.Furniture(
            new EscrowKey(Octets.of(key), new SecureRandom()), AlgorithmProfile.MODERN));
  }
}
