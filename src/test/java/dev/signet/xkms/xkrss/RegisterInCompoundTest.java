package dev.signet.xkms.xkrss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.exchange.compound.CompoundCrew;
import dev.signet.xkms.exchange.compound.CompoundRules;
import dev.signet.xkms.exchange.compound.CompoundService;
import dev.signet.xkms.exchange.compound.PartHandler;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Changes inside a compound: their signatures over key bindings hold, or do not, as outside. */
class RegisterInCompoundTest {
  private final Office office = Office.open();
  private final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);

  private static Document written(Request request, RequestCredentials with) {
    return new MessageWriter().write(request, with);
  }

  private static Document around(List<Document> parts) {
    Request.Compound compound =
        new Request.Compound(RequestHeader.of("_outer", Office.SERVICE), List.of());
    Document outer = written(compound, RequestCredentials.NONE);
    for (Document part : parts) {
      outer.getDocumentElement().appendChild(outer.importNode(part.getDocumentElement(), true));
    }
    return outer;
  }

  private ReceivedRequest<Request.Compound> received(Document sent) throws Exception {
    Document message = SecureXml.parse(SecureXml.serialise(sent));
    return new ReceivedRequest<>(
        (Request.Compound) reader.readRequest(message),
        new SignatureFinding.NotSigned(),
        Wire.TLS,
        Turn.of(new OriginalMessage(message)));
  }

  private List<String> carriedOut(Document compound) throws Exception {
    ResultHeaders headers = new ResultHeaders(Office.profile(), new SecureRandom());
    PartHandler handler = this::carryOut;
    try (CompoundCrew crew = new CompoundCrew(CompoundRules.DEFAULT)) {
      CompoundService service =
          new CompoundService(headers, reader, new MessageSignature(AlgorithmProfile.MODERN), crew);
      return service.carryOut(received(compound), handler).result().results().stream()
          .map(part -> part.header().code().words())
          .toList();
    }
  }

  private Answer<? extends Result> carryOut(ReceivedRequest<Request.Simple> part) throws Refused {
    Request request = part.request();
    return Answer.of(
        request instanceof Request.Register register
            ? office.service.register(part.around(register))
            : office.service.revoke(part.around((Request.Revoke) request)));
  }

  @Test
  @Requirement("XR-C03")
  void authenticationAndPossessionAreProvenInEachPart() throws Exception {
    List<KeyPair> pairs = new ArrayList<>();
    List<Document> parts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      KeyPair pair = Keys.fresh();
      office.handOut("secret-" + i, 1, Asking.ALICE);
      pairs.add(pair);
      parts.add(
          written(
              Asking.toRegister(pair.getPublic(), Asking.ALICE),
              Asking.secret("secret-" + i, pair)));
    }
    assertThat(carriedOut(around(parts))).hasSize(8).containsOnly("Success");
    assertThat(pairs).allMatch(pair -> office.registered(pair.getPublic()).isPresent());
  }

  @Test
  void aWrongSecretOrAProofOfAnotherPartFailsAlone() throws Exception {
    KeyPair good = Keys.fresh();
    KeyPair bad = Keys.fresh();
    office.handOut("right", 5, Asking.ALICE);
    Document right =
        written(Asking.toRegister(good.getPublic(), Asking.ALICE), Asking.secret("right", good));
    Document wrong =
        written(Asking.toRegister(bad.getPublic(), Asking.ALICE), Asking.secret("wrong", bad));
    assertThat(carriedOut(around(List.of(wrong, right))))
        .containsExactly("Sender/NoAuthentication", "Success");
    assertThat(office.registered(bad.getPublic())).isEmpty();
  }

  @Test
  void aProofThatRefersToTheKeyBindingOfAnotherPartProvesNothing() throws Exception {
    KeyPair mine = Keys.fresh();
    KeyPair others = Keys.fresh();
    office.handOut("right", 5, Asking.ALICE);
    Document honest =
        written(Asking.toRegister(mine.getPublic(), Asking.ALICE), Asking.secret("right", mine));
    Document thief =
        written(Asking.toRegister(others.getPublic(), Asking.ALICE), RequestCredentials.NONE);
    replaceBy(honest, thief, "Authentication");
    Document compound = around(List.of(honest, thief));
    assertThat(carriedOut(compound)).containsExactly("Success", "Sender/NoAuthentication");
    assertThat(office.registered(others.getPublic())).isEmpty();
  }

  /** Puts what {@code from} has there into {@code to}. */
  private static void replaceBy(Document from, Document to, String element) {
    var wanted = from.getElementsByTagNameNS("*", element).item(0);
    var old = to.getElementsByTagNameNS("*", element).item(0);
    old.getParentNode().replaceChild(to.importNode(wanted, true), old);
  }

  @Test
  void aKeyRevokesItselfInsideACompound() throws Exception {
    KeyPair pair = Keys.fresh();
    office.handOut("right", 1, Asking.ALICE);
    assertThat(
            office
                .register(
                    Asking.toRegister(pair.getPublic(), Asking.ALICE), Asking.secret("right", pair))
                .words())
        .isEqualTo("Success");
    Document revoke =
        written(Asking.toRevoke(Asking.about(pair.getPublic(), Asking.ALICE)), Asking.key(pair));
    assertThat(carriedOut(around(List.of(revoke)))).containsExactly("Success");
  }
}
