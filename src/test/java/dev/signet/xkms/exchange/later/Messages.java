package dev.signet.xkms.exchange.later;

import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.UseKeyWith;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Requests and results for the tests of this room. */
final class Messages {
  static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.org");
  static final PublicKey KEY = TestKeys.ec().getPublic();

  private Messages() {}

  static RequestHeader.Flow offering(ResponseMechanism... mechanisms) {
    Set<String> uris = new java.util.HashSet<>();
    List.of(mechanisms).forEach(m -> uris.add(m.uri()));
    return new RequestHeader.Flow(uris, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static RequestHeader header(String id, RequestHeader.Flow flow) {
    return new RequestHeader(
        id, Exchange.SERVICE, flow, List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  static Request.Locate locate(String id) {
    return locate(id, offering(ResponseMechanism.PENDING));
  }

  static Request.Locate locate(String id, RequestHeader.Flow flow) {
    return new Request.Locate(
        header(id, flow), new QueryKeyBinding(description("", KeyInfo.EMPTY), Optional.empty()));
  }

  private static BindingDescription description(String id, KeyInfo keyInfo) {
    Optional<String> named = Optional.of(id).filter(i -> !i.isEmpty());
    return new BindingDescription(named, keyInfo, Set.of(), List.of(ALICE));
  }

  static Request.Register register(String id, Authentication authentication) {
    KeyInfo key = KeyInfo.of(new KeyDatum.Value(KEY));
    return new Request.Register(
        header(id, offering(ResponseMechanism.PENDING)),
        new PrototypeKeyBinding(description("_k", key), Optional.empty(), Optional.empty()),
        authentication,
        Optional.empty());
  }

  static Request.Register generatedKey(String id) {
    return new Request.Register(
        header(id, offering(ResponseMechanism.PENDING)),
        new PrototypeKeyBinding(
            description("_k", KeyInfo.EMPTY), Optional.empty(), Optional.empty()),
        bearer(),
        Optional.empty());
  }

  static Authentication bearer() {
    return new Authentication(
        Optional.empty(),
        Optional.of(new Authentication.NotBound("urn:test", Octets.of("hush-hush".getBytes()))));
  }

  static Request.Compound compound(String id, int parts) {
    List<Request.Simple> requests =
        java.util.stream.IntStream.range(0, parts)
            .mapToObj(i -> (Request.Simple) locate("_part" + i, RequestHeader.Flow.SYNCHRONOUS))
            .toList();
    return new Request.Compound(header(id, offering(ResponseMechanism.PENDING)), requests);
  }

  static RequestHeader.Flow wishingNotice(String mechanism, String identifier) {
    RequestHeader.Flow flow = offering(ResponseMechanism.PENDING);
    return new RequestHeader.Flow(
        flow.mechanisms(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new PendingNotification(mechanism, identifier)));
  }

  private static RequestHeader about(String id, String original, ResponseMechanism... offered) {
    RequestHeader.Flow flow =
        new RequestHeader.Flow(
            offering(offered).mechanisms(),
            Optional.empty(),
            Optional.of(original),
            Optional.empty());
    return new RequestHeader(
        id,
        Exchange.SERVICE,
        flow,
        List.of(),
        Optional.empty(),
        Optional.of(new OpaqueClientData(List.of("bWluZQ=="))),
        List.of());
  }

  static Request.Pending pending(String original, String responseId) {
    return new Request.Pending(
        about("_ask", original, ResponseMechanism.REQUEST_SIGNATURE_VALUE), responseId);
  }

  static Request.Status status(String original, String responseId) {
    return new Request.Status(about("_how", original), responseId);
  }

  static ResultHeader header(ResultCode code) {
    return ResultHeader.of("_made", Exchange.SERVICE, code, Optional.of("_old"));
  }

  static Result located() {
    return new Result.Locate(header(ResultCode.SUCCESS), List.of());
  }

  static void assertRefused(String words, ThrowingCallable call) {
    Assertions.assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> Assertions.assertThat(refused.code().words()).isEqualTo(words));
  }
}
