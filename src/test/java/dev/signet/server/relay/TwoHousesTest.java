package dev.signet.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.Answer;
import dev.signet.client.Query;
import dev.signet.client.XkmsClient;
import dev.signet.entity.DomainName;
import dev.signet.server.relay.Town.House;
import dev.signet.server.relay.Town.Wishes;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.ledger.RelayedAnswer;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkiss.Scene;
import dev.signet.xkms.xkiss.relay.RelayPeer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole services that pass questions on to each other over HTTP, found by DNS. */
class TwoHousesTest {
  private static final UseKeyWith BOB = UseKeyWith.of(Application.SMIME, "bob@b.example");
  private static final Query ASKED = Query.named(BOB);

  @TempDir Path spool;
  private Town town;

  @BeforeEach
  void build() {
    town = new Town(spool);
  }

  @AfterEach
  void close() throws Exception {
    town.close();
  }

  static Result.Locate locate(XkmsClient client) {
    return accepted(client.locate(ASKED.explained()));
  }

  private static <R> R accepted(Answer<R> answer) {
    return answer.match(
        Answer.Accepted::result,
        unauthenticated -> {
          throw new AssertionError(unauthenticated.because());
        },
        rejected -> {
          throw new AssertionError(rejected.because());
        },
        unreachable -> {
          throw new AssertionError(unreachable.because());
        });
  }

  static String words(Result result) {
    return result.header().code().words();
  }

  private House b(RelayPeer... peers) throws Exception {
    return town.house("b.example", Wishes.asking(peers));
  }

  private RegisteredBinding bobIn(House house) {
    Issued bob = town.root.issue(spec -> spec.mail("bob@b.example"));
    RegisteredBinding binding = Scene.certified(bob, BOB);
    house.book.with(binding);
    return binding;
  }

  @Test
  @Requirement("XR-N01")
  void aKeyIsHadFromTheServiceThatTheDomainNamesInDns() throws Exception {
    House b = b();
    RegisteredBinding bob = bobIn(b);
    House a = town.house("a.example", Wishes.asking(Town.peer("b.example")));

    Result.Locate located = locate(a.client());

    assertThat(words(located)).isEqualTo("Success");
    assertThat(located.bindings()).hasSize(1);
    assertThat(located.bindings().get(0).description().id()).isEmpty();
    assertThat(located.bindings().get(0).description().useKeyWith()).containsExactly(BOB);
    assertThat(located.header().extensions())
        .singleElement()
        .satisfies(
            origin ->
                assertThat(origin.xml())
                    .contains("Domain=\"b.example\"")
                    .contains("Service=\"" + b.uri + "\"")
                    .contains("Pinned=\"false\"")
                    .contains("DnsSecure=\"true\""));
    assertThat(bob.certificates()).hasSize(1);
  }

  @Test
  void theSignedAnswerIsKeptAsItCame() throws Exception {
    House b = b();
    bobIn(b);
    House a = town.house("a.example", Wishes.asking(Town.peer("b.example", b.pin())));

    locate(a.client());
    locate(a.client());

    List<RelayedAnswer.Kept> kept = a.evidence.of("b.example", 10);
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).answer().service()).isEqualTo(b.uri);
    assertThat(kept.get(0).answer().signer())
        .contains(java.util.HexFormat.of().formatHex(b.pin().toByteArray()));
    assertThat(Signer.of(kept.get(0).answer().answer())).isEqualTo(kept.get(0).answer().signer());
    assertThat(b.http.heard()).hasSize(1);
  }

  @Test
  @Requirement("XR-L02")
  void aRelayedKeyIsJudgedByOurOwnAnchors() throws Exception {
    House b = b();
    bobIn(b);
    House a = town.house("a.example", Wishes.asking(Town.peer("b.example")));

    Result.Validate judged = accepted(a.client().validate(ASKED));

    assertThat(judged.bindings().get(0).status().value()).isEqualTo(StatusValue.VALID);

    Town elsewhere = new Town(spool);
    try {
      House stranger = elsewhere.house("b.example", Wishes.asking());
      stranger.book.with(Scene.certified(town.root.issue(spec -> spec.mail("bob@b.example")), BOB));
      House doubting = elsewhere.house("a.example", Wishes.asking(Town.peer("b.example")));
      assertThat(accepted(doubting.client().validate(ASKED)).bindings().get(0).status().value())
          .isEqualTo(StatusValue.INVALID);
    } finally {
      elsewhere.close();
    }
  }

  @Test
  void anAnswerOfAnotherKeyThanThePinnedOneIsDropped() throws Exception {
    House b = b();
    bobIn(b);
    House a =
        town.house("a.example", Wishes.asking(Town.peer("b.example", Octets.of(new byte[32]))));

    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
    assertThat(a.evidence.of("b.example", 10)).isEmpty();
    assertThat(b.http.heard()).hasSize(1);
  }

  @Test
  void twoServicesThatNameEachOtherDoNotGoInCircles() throws Exception {
    town.publish("c.example", "keys.b.example", 1);
    House b = b(toward("http://keys.a.example:1/xkms"));
    House a = town.house("a.example", Wishes.asking(toward(b.uri)));
    House back = town.house("d.example", Wishes.asking(toward(a.uri)));
    Query asked = Query.named(UseKeyWith.of(Application.SMIME, "carol@c.example"));

    Result.Locate nothing = accepted(back.client().locate(asked));

    assertThat(words(nothing)).isEqualTo("Receiver/NoMatch");
    assertThat(a.http.heard()).hasSize(1);
    assertThat(b.http.heard()).hasSize(1);
    assertThat(b.http.heard().get(0).text()).contains(back.uri).contains(a.uri);
  }

  /** A service for the names of c.example, at a written address. */
  private static RelayPeer toward(String uri) {
    return new RelayPeer(DomainName.of("c.example"), Set.of(), Optional.of(URI.create(uri)), true);
  }

  @Test
  void aQuestionThatComesBackIsAnsweredFromTheOwnBook() throws Exception {
    House b = town.house("b.example", Wishes.asking(Town.peer("c.example")));
    House a = town.house("a.example", Wishes.asking(toward(b.uri)));
    town.publish("c.example", "keys.a.example", Town.port(a.http));

    Result.Locate nothing =
        accepted(
            a.client().locate(Query.named(UseKeyWith.of(Application.SMIME, "carol@c.example"))));

    assertThat(words(nothing)).isEqualTo("Receiver/NoMatch");
    assertThat(b.http.heard()).hasSize(1);
    assertThat(a.http.heard()).hasSize(2);
    assertThat(a.http.heard().get(1).text()).contains(b.uri);
  }

  @Test
  void twoThatAskEachOtherAtOnceDoNotWaitForEachOther() throws Exception {
    House b = town.house("b.example", Wishes.asking(Town.peer("c.example")));
    House a = town.house("a.example", Wishes.asking(toward(b.uri)));
    town.publish("c.example", "keys.a.example", Town.port(a.http));
    Query asked = Query.named(UseKeyWith.of(Application.SMIME, "carol@c.example"));
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      Future<Result.Locate> one = clients.submit(() -> accepted(a.client().locate(asked)));
      Future<Result.Locate> two = clients.submit(() -> accepted(b.client().locate(asked)));
      assertThat(words(one.get(15, TimeUnit.SECONDS))).isEqualTo("Receiver/NoMatch");
      assertThat(words(two.get(15, TimeUnit.SECONDS))).isEqualTo("Receiver/NoMatch");
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void aServiceDoesNotAskItself() throws Exception {
    House a = town.house("a.example", Wishes.asking(Town.peer("b.example")));
    town.publish("b.example", "keys.a.example", Town.port(a.http));

    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
    assertThat(a.http.heard()).hasSize(1);

    town.publish("b.example", "other.name.b.example", Town.port(a.http));
    House again = town.house("e.example", Wishes.asking(Town.peer("b.example")));
    town.publish("b.example", "alias.b.example", Town.port(again.http));
    assertThat(words(locate(again.client()))).isEqualTo("Receiver/NoMatch");
    assertThat(again.http.heard()).hasSize(1);
  }
}
