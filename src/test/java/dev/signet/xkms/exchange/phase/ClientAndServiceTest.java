package dev.signet.xkms.exchange.phase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.Answer;
import dev.signet.client.ClientSettings;
import dev.signet.client.Query;
import dev.signet.client.Registration;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.client.Specimens;
import dev.signet.client.Transport;
import dev.signet.client.XkmsClient;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The client's half and the service's half of the two-phase protocol meet. */
class ClientAndServiceTest {
  private final PhaseScene scene = new PhaseScene();
  private final List<TwoPhase> nodes =
      List.of(scene.gateOf(scene.node()), scene.gateOf(scene.node()));
  private final List<Request> carriedOut = new ArrayList<>();
  private int posts;

  /** Each request goes to another node. */
  private Transport.Reply answer(Transport.Post post) throws IOException {
    try {
      SoapEnvelope.Opened envelope = SoapEnvelope.open(SecureXml.parse(post.body()));
      ReceivedRequest<?> request = PhaseScene.received(envelope.message(), PhaseScene.ADDRESS);
      TwoPhase node = nodes.get(posts++ % nodes.size());
      Optional<dev.signet.xkms.exchange.Answer<? extends Result>> stopped = node.gate(request);
      Result result = stopped.isPresent() ? stopped.get().result() : carriedOut(node, request);
      Document message = new MessageWriter().write(result);
      return new Transport.Reply(200, SoapEnvelope.serialise(message, envelope.binding()));
    } catch (MalformedXml | BadEnvelope | Refused wrong) {
      throw new IOException(wrong);
    }
  }

  private Result carriedOut(TwoPhase node, ReceivedRequest<?> request) throws Refused {
    node.spend(request);
    carriedOut.add(request.request());
    return request.request().operation().bare(PhaseScene.headers().to(request, ResultCode.SUCCESS));
  }

  private XkmsClient client() {
    ServiceAddress here =
        ServiceAddress.of(PhaseScene.SERVICE).withEndpoint(URI.create("http://127.0.0.1/"));
    return new XkmsClient(
        ClientSettings.of(here, new ResponseTrust.Loopback()).withIdentity(Specimens.OTHER_KEY),
        this::answer,
        new SecureRandom());
  }

  @Test
  @Requirement("XR-T04")
  void aLookUpIsCarriedOutOnce() {
    assertThat(client().locate(Query.named(Specimens.ALICE))).isInstanceOf(Answer.Accepted.class);
    assertThat(posts).isEqualTo(2);
    assertThat(carriedOut).hasSize(1);
  }

  @Test
  @Requirement("XR-T04")
  @Requirement("XR-T05")
  void aRegistrationWithAllItsSignaturesIsCarriedOutOnceAndItsNonceSpent() {
    RequestCredentials credentials =
        new RequestCredentials(
            Optional.of(Octets.of(new byte[20])),
            Optional.empty(),
            Optional.of(Specimens.ALICES_KEY));
    PrototypeKeyBinding prototype =
        new PrototypeKeyBinding(Specimens.alice(), Optional.empty(), Optional.empty());
    assertThat(client().register(new Registration(prototype, credentials)))
        .isInstanceOf(Answer.Accepted.class);
    assertThat(carriedOut).hasSize(1);
    assertThat(scene.spent.all).hasSize(1);
  }
}
