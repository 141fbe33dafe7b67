package dev.signet.server;

import static dev.signet.server.Enrolment.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.Errand;
import dev.signet.client.Outcome;
import dev.signet.client.Parts;
import dev.signet.client.Query;
import dev.signet.client.Registration;
import dev.signet.client.Ticket;
import dev.signet.client.XkmsClient;
import dev.signet.testkit.RunningServer;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** The ways to exchange messages beside one by one, against the running server. */
@ExtendWith(ArquillianExtension.class)
class ExchangeIT {
  private static final int LOOKS = 200;
  private static final long PAUSE_MILLIS = 100;

  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  void aCompoundIsAnsweredPartByPart(WireBinding binding) throws Exception {
    Enrolment somebody = Enrolment.fresh();
    Errand<Result.Locate> locate = Errand.locate(Query.named(somebody.name()));
    Errand<Result.Validate> validate = Errand.validate(Query.named(somebody.name()));
    Errand<Result.Compound> both = Errand.compound(List.of(locate, validate));

    Parts parts = Parts.of(both, Enrolment.client(binding).send(both));

    assertThat(accepted(parts.to(locate)).bindings()).hasSize(1);
    assertThat(accepted(parts.to(validate)).bindings())
        .singleElement()
        .satisfies(judged -> assertThat(judged.status().value()).isEqualTo(StatusValue.VALID));
  }

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  void whatHasToBeApprovedWaitsForIt(WireBinding binding) throws Exception {
    String address = "u" + System.nanoTime() + "@slow.it.example";
    XkmsClient client = Enrolment.client(binding);

    Outcome<Result.Register> outcome = client.entrust(Errand.register(Enrolment.order(address)));
    Ticket ticket = outcome.ticket().orElseThrow();
    assertThat(words(accepted(client.status(ticket)))).isEqualTo("Pending");
    assertThat(client.collect(ticket).isFinal()).isFalse();

    decide(address, "approve");

    Result.Register result = (Result.Register) accepted(collected(client, ticket).answer());
    assertThat(words(result)).isEqualTo("Success");
    assertThat(result.bindings().get(0).description().useKeyWith().get(0).identifier())
        .isEqualTo(address);
    assertThat(words(accepted(client.status(ticket)))).isEqualTo("Success");
  }

  @Test
  void whoDoesNotWaitIsTold() throws Exception {
    Registration order = Enrolment.order("u" + System.nanoTime() + "@slow.it.example");

    assertThat(words(accepted(Enrolment.client(WireBinding.SOAP11).register(order))))
        .isEqualTo("Receiver/NotSynchronous");
  }

  @Test
  void theSameMessageAgainGetsItsFirstAnswerAgain() throws Exception {
    String address = "u" + System.nanoTime() + "@example.org";
    byte[] message = SecureXml.serialise(registration(Enrolment.order(address)));

    Result first = posted(message);
    Result again = posted(message);

    assertThat(words(first)).isEqualTo("Success");
    assertThat(again).isEqualTo(first);
  }

  private static Document registration(Registration order) {
    PrototypeKeyBinding wish = order.prototype();
    BindingDescription named = wish.description().withId("_b" + System.nanoTime());
    Request request =
        new Request.Register(
            RequestHeader.of("_r" + System.nanoTime(), RunningServer.http("/xkms").toString()),
            new PrototypeKeyBinding(named, wish.validity(), wish.revocationCodeIdentifier()),
            Authentication.NONE,
            Optional.empty());
    return new MessageWriter().write(request, order.credentials());
  }

  private static Result posted(byte[] message) throws Exception {
    HttpResponse<String> answer = Talk.post(new String(message, StandardCharsets.UTF_8));
    return new MessageReader(AlgorithmProfile.MODERN)
        .readResult(SecureXml.parse(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  private static Outcome<Result> collected(XkmsClient client, Ticket ticket) throws Exception {
    Outcome<Result> outcome = client.collect(ticket);
    for (int look = 0; look < LOOKS && !outcome.isFinal(); look++) {
      Thread.sleep(PAUSE_MILLIS);
      outcome = client.collect(ticket);
    }
    return outcome;
  }

  private static void decide(String address, String what) throws Exception {
    String list = operator("GET", "/operator/approvals").body();
    Matcher number =
        Pattern.compile("\\{[^{}]*\"number\":(\\d+)[^{}]*" + Pattern.quote(address)).matcher(list);
    assertThat(number.find()).as(list).isTrue();
    assertThat(operator("POST", "/operator/approvals/" + number.group(1) + "/" + what).statusCode())
        .isBetween(200, 204);
  }

  private static HttpResponse<String> operator(String method, String path) throws Exception {
    return Talk.send(
        Talk.to(path)
            .header("Authorization", "Bearer " + Enrolment.operatorToken())
            .method(method, BodyPublishers.ofString("")));
  }

  private static String words(Result result) {
    return result.header().code().words();
  }
}
