package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Several requests in one message, and whether the results are theirs. */
class CompoundAnswersTest {
  private static final Errand<Result.Locate> FIND = Errand.locate(Query.named(Specimens.ALICE));
  private static final Errand<Result.Validate> JUDGE =
      Errand.validate(Query.about(Specimens.alice().keyInfo()));
  private static final Errand<Result.Compound> BOTH = Errand.compound(List.of(FIND, JUDGE));

  private static XkmsClient client(FakeService service, ResponseTrust trust) {
    return XkmsClient.overHttp(ClientSettings.of(ServiceAddress.of(service.uri()), trust));
  }

  private static Answer<Result.Compound> asked(UnaryOperator<List<Result.Simple>> change)
      throws Exception {
    return asked(ResultCode.SUCCESS, change);
  }

  private static Answer<Result.Compound> asked(
      ResultCode code, UnaryOperator<List<Result.Simple>> change) throws Exception {
    try (FakeService service = FakeService.unsigned(r -> compound(r, code, change))) {
      return client(service, new ResponseTrust.Loopback()).send(BOTH);
    }
  }

  private static Result compound(
      Request request, ResultCode code, UnaryOperator<List<Result.Simple>> change) {
    List<Result.Simple> results = new ArrayList<>();
    for (Request.Simple part : ((Request.Compound) request).requests()) {
      Result.Simple result =
          part instanceof Request.Locate
              ? Specimens.found(part)
              : Specimens.judged(part, StatusValue.VALID);
      results.add(named("_result-" + results.size(), part.header().id(), result));
    }
    return new Result.Compound(Specimens.header(request, code), change.apply(results));
  }

  private static Result.Simple forRequest(String requestId, Result.Simple result) {
    return named("_another", requestId, result);
  }

  private static Result.Simple named(String id, String requestId, Result.Simple result) {
    return result.with(
        ResultHeader.of(
            id, result.header().service(), ResultCode.SUCCESS, Optional.ofNullable(requestId)));
  }

  private static void assertRejected(Answer<?> answer, String because) {
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    assertThat(((Answer.Rejected<?>) answer).because()).contains(because);
  }

  @Test
  @Requirement("XR-C01")
  void resultsAreFoundByTheirRequestsAndNotByTheirPlace() throws Exception {
    Answer<Result.Compound> answer =
        asked(
            results -> {
              Collections.reverse(results);
              return results;
            });
    assertThat(((Answer.Accepted<Result.Compound>) answer).result().results())
        .extracting(Object::getClass)
        .containsExactly(Result.Locate.class, Result.Validate.class);
    Parts parts = Parts.of(BOTH, answer);
    assertThat(parts.to(FIND)).isInstanceOf(Answer.Accepted.class);
    Answer<Result.Validate> judged = parts.to(JUDGE);
    assertThat(((Answer.Accepted<Result.Validate>) judged).result().bindings()).hasSize(1);
  }

  @Test
  void aMissingDoubleOrForeignResultSpoilsTheWhole() throws Exception {
    assertRejected(asked(results -> results.subList(0, 1)), "no result for request 2");
    assertRejected(asked(results -> List.of()), "no result for request 1");
    assertRejected(
        asked(
            results ->
                List.of(
                    results.get(0),
                    results.get(1),
                    forRequest(results.get(1).header().requestId().orElseThrow(), results.get(1)))),
        "two results for one request");
    assertRejected(
        asked(results -> List.of(results.get(0), results.get(1), forRequest("_x", results.get(0)))),
        "was not sent");
    assertRejected(
        asked(results -> List.of(results.get(0), forRequest(null, results.get(1)))),
        "which request");
  }

  @Test
  void aPartHasToBeOfItsOwnTypeAndService() throws Exception {
    assertRejected(
        asked(
            results ->
                List.of(
                    results.get(0),
                    forRequest(results.get(1).header().requestId().orElseThrow(), results.get(0)))),
        "asked was Validate");
    assertRejected(
        asked(
            results ->
                List.of(
                    results.get(0),
                    results
                        .get(1)
                        .with(
                            ResultHeader.of(
                                "_x",
                                "http://evil.example",
                                ResultCode.SUCCESS,
                                results.get(1).header().requestId())))),
        "another service");
  }

  @Test
  @Requirement("XR-A01")
  void aPartCannotBePutOff() throws Exception {
    ResultCode pending = ResultCode.of(ResultMajor.PENDING);
    assertRejected(
        asked(
            results ->
                List.of(
                    results.get(0),
                    results.get(1).with(results.get(1).header().withCode(pending)))),
        "not offered");
  }

  @Test
  @Requirement("XR-C03")
  void anErrorOfOnePartLeavesTheOther() throws Exception {
    ResultCode failed = ResultCode.of(ResultMajor.RECEIVER, ResultMinor.FAILURE);
    Answer<Result.Compound> answer =
        asked(
            results ->
                List.of(
                    results.get(0).with(results.get(0).header().withCode(failed)), results.get(1)));
    Parts parts = Parts.of(BOTH, answer);
    assertThat(((Answer.Accepted<Result.Locate>) parts.to(FIND)).result().header().code())
        .isEqualTo(failed);
    assertThat(((Answer.Accepted<Result.Validate>) parts.to(JUDGE)).result().header().code())
        .isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void aRefusalOfTheWholeIsTheAnswerToEveryPart() throws Exception {
    ResultCode unsupported = ResultCode.of(ResultMajor.SENDER, ResultMinor.MESSAGE_NOT_SUPPORTED);
    Parts parts = Parts.of(BOTH, asked(unsupported, results -> List.of()));
    assertThat(((Answer.Accepted<Result.Locate>) parts.to(FIND)).result().header().code())
        .isEqualTo(unsupported);
    assertThat(((Answer.Accepted<Result.Validate>) parts.to(JUDGE)).result().header().code())
        .isEqualTo(unsupported);
    assertRejected(asked(unsupported, results -> results.subList(0, 1)), "no result for request 2");
  }

  @Test
  void everyPartStandsUnderTheOneSignature() throws Exception {
    ResponseTrust pinned = new ResponseTrust.PinnedKeys(Set.of(Specimens.SERVICE_KEY.publicKey()));
    try (FakeService service =
            FakeService.signing(
                Specimens.SERVICE_KEY, r -> compound(r, ResultCode.SUCCESS, all -> all));
        FakeService forged =
            FakeService.signing(
                Specimens.OTHER_KEY, r -> compound(r, ResultCode.SUCCESS, all -> all))) {
      Parts parts = Parts.of(BOTH, client(service, pinned).send(BOTH));
      assertThat(((Answer.Accepted<?>) parts.to(JUDGE)).authenticity())
          .isEqualTo(Authenticity.PINNED_SIGNATURE);
      Parts others = Parts.of(BOTH, client(forged, pinned).send(BOTH));
      assertThat(others.to(FIND)).isInstanceOf(Answer.Rejected.class);
      assertThat(others.to(JUDGE)).isInstanceOf(Answer.Rejected.class);
    }
  }

  /** Whoever collects later knows the Ids of the parts from the ticket alone. */
  @Test
  void aCompoundThatWasPutOffIsCheckedAsStrictly() throws Exception {
    List<Result.Simple> kept = new ArrayList<>();
    try (FakeService service =
        FakeService.unsigned(
            r -> {
              if (r instanceof Request.Compound) {
                kept.addAll(
                    ((Result.Compound) compound(r, ResultCode.SUCCESS, all -> all)).results());
                return Operation.COMPOUND.bare(
                    Specimens.header(r, ResultCode.of(ResultMajor.PENDING)));
              }
              return new Result.Compound(Specimens.header(r, ResultCode.SUCCESS), kept);
            })) {
      XkmsClient client = client(service, new ResponseTrust.Loopback());
      Ticket ticket = client.entrust(BOTH).ticket().orElseThrow();
      assertThat(client.collect(Ticket.of(ticket.text())).answer())
          .isInstanceOf(Answer.Accepted.class);
      kept.remove(1);
      assertRejected(client.collect(ticket).answer(), "no result for request 2");
    }
  }

  @Test
  void everyPartIsAuthenticatedByItsOwnSecret() throws Exception {
    List<String> secrets = List.of("R7KQ-2M4V-99ZX-TTPD", "A000-BBBB-1111-CCCC");
    List<Errand<? extends Result.Simple>> orders = new ArrayList<>();
    for (String secret : secrets) {
      orders.add(Errand.reissue(Amendment.of(Specimens.alice(), mac(secret))));
    }
    try (FakeService service =
        FakeService.unsigned(
            r ->
                Operation.COMPOUND.bare(
                    Specimens.header(
                        r, ResultCode.of(ResultMajor.RECEIVER, ResultMinor.REFUSED))))) {
      client(service, new ResponseTrust.Loopback()).send(Errand.compound(orders));
      Request.Compound sent = (Request.Compound) service.heard().get(0).request();
      for (int i = 0; i < secrets.size(); i++) {
        Authentication shown = ((Request.Reissue) sent.requests().get(i)).authentication();
        assertThat(holds(shown, secrets.get(i))).isTrue();
        assertThat(holds(shown, secrets.get(1 - i))).isFalse();
      }
    }
  }

  private static RequestCredentials mac(String secret) {
    return new RequestCredentials(
        Optional.of(LimitedUseSecret.of(secret).authenticationKey()),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean holds(Authentication shown, String secret) {
    return shown
        .keyBinding()
        .orElseThrow()
        .verifyWith(LimitedUseSecret.of(secret).authenticationKey())
        .holds();
  }

  @Test
  void aCompoundHasOneToFiftyDifferentErrands() {
    assertThatThrownBy(() -> Errand.compound(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Errand.compound(List.of(FIND, FIND)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Parts.of(BOTH, new Answer.Rejected<>("x")).to(Errand.locate(Query.named())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The whole gets a new Id the second time, its parts keep theirs. */
  @Test
  void aCompoundThatIsSentTwiceIsMatchedAllTheSame() throws Exception {
    try (FakeService service =
        FakeService.unsigned(
            r ->
                r.header().flow().nonce().isPresent()
                    ? compound(r, ResultCode.SUCCESS, all -> all)
                    : Operation.COMPOUND.bare(
                        Specimens.header(r, ResultCode.of(ResultMajor.REPRESENT))
                            .withNonce(Octets.of(new byte[] {1}))))) {
      Answer<Result.Compound> answer = client(service, new ResponseTrust.Loopback()).send(BOTH);
      assertThat(answer).isInstanceOf(Answer.Accepted.class);
      Request.Compound first = (Request.Compound) service.heard().get(0).request();
      Request.Compound second = (Request.Compound) service.heard().get(1).request();
      assertThat(second.header().id()).isNotEqualTo(first.header().id());
      assertThat(second.requests())
          .extracting(part -> part.header().id())
          .containsExactlyElementsOf(
              first.requests().stream().map(part -> part.header().id()).toList());
    }
  }
}
