package dev.signet.server.relay;

import static dev.signet.server.relay.TwoHousesTest.locate;
import static dev.signet.server.relay.TwoHousesTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.FakeService;
import dev.signet.client.FakeService.Reply;
import dev.signet.server.relay.Town.House;
import dev.signet.server.relay.Town.Wishes;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xml.MessageWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other services, and the DNS on the way to them, may do without harm. */
class HostilePeersTest {
  private static final UseKeyWith BOB = UseKeyWith.of(Application.SMIME, "bob@b.example");
  private static final KeyInfo KEY = KeyInfo.of(new KeyDatum.Value(TestKeys.ec().getPublic()));

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

  private static UnverifiedKeyBinding binding(UseKeyWith... names) {
    return new UnverifiedKeyBinding(
        new BindingDescription(Optional.empty(), KEY, Set.of(), List.of(names)), Optional.empty());
  }

  private static Result.Locate result(
      String service, Request request, List<UnverifiedKeyBinding> bindings) {
    return new Result.Locate(
        ResultHeader.of("_x", service, ResultCode.SUCCESS, Optional.of(request.header().id())),
        bindings);
  }

  private static Reply reply(FakeService.Heard heard, UnverifiedKeyBinding... bindings)
      throws Exception {
    Request request = heard.request();
    return heard.reply(
        new MessageWriter().write(result(request.header().service(), request, List.of(bindings))));
  }

  private House a() throws Exception {
    return town.house("a.example", Wishes.asking(Town.peer("b.example")));
  }

  private Result.Locate answerOf(FakeService.Script script) throws Exception {
    town.peer("b.example", script);
    return locate(a().client());
  }

  private void nothingComesOf(FakeService.Script script) throws Exception {
    FakeService peer = town.peer("b.example", script);
    House a = a();
    Result.Locate result = locate(a.client());
    assertThat(words(result)).isEqualTo("Receiver/NoMatch");
    assertThat(peer.heard()).hasSize(1);
    assertThat(a.evidence.of("b.example", 1)).isEmpty();
  }

  @Test
  void anHonestUnsignedAnswerIsTakenAndMarkedAsUnsigned() throws Exception {
    Result.Locate result = answerOf(heard -> reply(heard, binding(BOB)));

    assertThat(result.bindings()).hasSize(1);
    assertThat(result.header().extensions().get(0).xml()).doesNotContain("Signer=");
  }

  @Test
  void tenMegabytesAreNotTakenIn() throws Exception {
    nothingComesOf(heard -> new Reply(200, Map.of(), new byte[10 << 20]));
  }

  @Test
  void tenThousandBindingsAreNotTakenIn() throws Exception {
    UnverifiedKeyBinding[] many =
        Collections.nCopies(10_000, binding(BOB)).toArray(UnverifiedKeyBinding[]::new);
    nothingComesOf(heard -> reply(heard, many));
  }

  @Test
  void ofManyBindingsFewAreTaken() throws Exception {
    UnverifiedKeyBinding[] many =
        Collections.nCopies(100, binding(BOB)).toArray(UnverifiedKeyBinding[]::new);
    assertThat(answerOf(heard -> reply(heard, many)).bindings()).hasSize(5);
  }

  @Test
  void anotherServicesAnswerIsNone() throws Exception {
    nothingComesOf(
        heard ->
            heard.reply(
                new MessageWriter()
                    .write(
                        result(
                            "http://keys.c.example/xkms",
                            heard.request(),
                            List.of(binding(BOB))))));
  }

  @Test
  void anAnswerToAnotherRequestIsNone() throws Exception {
    nothingComesOf(
        heard -> {
          ResultHeader header =
              ResultHeader.of(
                  "_x",
                  heard.request().header().service(),
                  ResultCode.SUCCESS,
                  Optional.of("_another"));
          return heard.reply(
              new MessageWriter().write(new Result.Locate(header, List.of(binding(BOB)))));
        });
  }

  @Test
  void keysOfOtherDomainsAreDropped() throws Exception {
    nothingComesOf(
        heard -> reply(heard, binding(UseKeyWith.of(Application.SMIME, "bob@bank.example"))));
  }

  @Test
  void onlyTheAskedNameIsTold() throws Exception {
    UseKeyWith other = UseKeyWith.of(Application.SMIME, "ceo@bank.example");
    assertThat(
            answerOf(heard -> reply(heard, binding(other, BOB)))
                .bindings()
                .get(0)
                .description()
                .useKeyWith())
        .containsExactly(BOB);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    FakeService elsewhere = town.peer("c.example", heard -> reply(heard, binding(BOB)));
    nothingComesOf(heard -> new Reply(307, Map.of("Location", elsewhere.uri()), new byte[0]));
    assertThat(elsewhere.heard()).isEmpty();
  }

  @Test
  void whatIsNoAnswerIsNone() throws Exception {
    nothingComesOf(heard -> Reply.of(500, "no"));
    town.close();
    build();
    nothingComesOf(heard -> Reply.of(200, "<html>"));
    town.close();
    build();
    nothingComesOf(heard -> Reply.of(200, ""));
  }

  @Test
  void anUnsignedAnswerIsNoneWhereAKeyIsPinned() throws Exception {
    town.peer("b.example", heard -> reply(heard, binding(BOB)));
    House a =
        town.house("a.example", Wishes.asking(Town.peer("b.example", Octets.of(new byte[32]))));
    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
  }

  @Test
  void aSilentPeerCostsTheBudgetAndNoMore() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    town.peer(
        "b.example",
        heard -> {
          over.await(20, TimeUnit.SECONDS);
          return Reply.of(200, "late");
        });
    House a = town.house("a.example", Wishes.asking(Town.peer("b.example")).within(1));
    try {
      assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
      assertThat(over.getCount()).isEqualTo(1);
    } finally {
      over.countDown();
    }
  }

  @Test
  void aPrivateAddressIsNotCalledUnlessTheRulesSaySo() throws Exception {
    FakeService peer = town.peer("b.example", heard -> reply(heard, binding(BOB)));
    House a = town.house("a.example", Wishes.asking(Town.peer("b.example")).publicOnly());

    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
    assertThat(peer.heard()).isEmpty();
  }

  @Test
  @Requirement("XR-N02")
  void aFailureOfDnsIsNotTheAnswerThatThereIsNoService() throws Exception {
    town.peer("b.example", heard -> reply(heard, binding(BOB)));
    House a = a();
    town.dnsFails(true);
    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");

    town.dnsFails(false);
    assertThat(words(locate(a.client()))).isEqualTo("Success");
  }

  @Test
  @Requirement("XR-N02")
  void thatThereIsNoServiceIsRemembered() throws Exception {
    House a = a();
    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
    long asked = town.dnsQuestions();
    assertThat(asked).isPositive();

    town.peer("b.example", heard -> reply(heard, binding(BOB)));
    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
    assertThat(town.dnsQuestions()).isEqualTo(asked);
  }

  @Test
  void aRecordThatAnybodyCouldHaveWrittenLeadsNowhereElse() throws Exception {
    FakeService elsewhere = town.peer("c.example", heard -> reply(heard, binding(BOB)));
    town.publish("b.example", "keys.c.example", Town.port(elsewhere));
    town.dnsIsSecure(false);

    assertThat(words(locate(a().client()))).isEqualTo("Receiver/NoMatch");
    assertThat(elsewhere.heard()).isEmpty();

    town.dnsIsSecure(true);
    House again = town.house("d.example", Wishes.asking(Town.peer("b.example")));
    assertThat(words(locate(again.client()))).isEqualTo("Success");
  }

  @Test
  void dnssecCanBeRequired() throws Exception {
    FakeService peer = town.peer("b.example", heard -> reply(heard, binding(BOB)));
    town.dnsIsSecure(false);
    House a = town.house("a.example", Wishes.asking(Town.peer("b.example")).requiringDnssec());

    assertThat(words(locate(a.client()))).isEqualTo("Receiver/NoMatch");
    assertThat(peer.heard()).isEmpty();
  }
}
