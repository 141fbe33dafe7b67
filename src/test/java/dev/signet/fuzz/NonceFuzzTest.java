package dev.signet.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.exchange.phase.Demand;
import dev.signet.xkms.exchange.phase.Nonces;
import dev.signet.xkms.exchange.phase.TwoPhase;
import dev.signet.xkms.exchange.phase.TwoPhaseRules;
import dev.signet.xkms.ledger.NonceKey;
import dev.signet.xkms.ledger.NonceKeys;
import dev.signet.xkms.ledger.SpentNonces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * No text in the attribute Nonce gets a request through the gate but the one nonce that was made
 * for it. Key and time are fixed, so that a kept input can hold that nonce.
 */
class NonceFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String X = "http://www.w3.org/2002/03/xkms#";
  private static final TwoPhase GATE = gate();
  private static final Octets GENUINE = genuine();

  /** One key for ever. */
  private static final class OneKey implements NonceKeys {
    @Override
    public List<NonceKey> newest(int limit) {
      return List.of(new NonceKey(7, Octets.of(new byte[32]), NOW.minusSeconds(600)));
    }

    @Override
    public NonceKey add(Octets secret, Instant madeAt) {
      throw new AssertionError("the key is young");
    }

    @Override
    public int forgetBefore(Instant time) {
      throw new AssertionError("nobody cleans here");
    }
  }

  /** A ledger that a gate has no use for. */
  private static final class NotSpent implements SpentNonces {
    @Override
    public boolean spend(Octets handle, Instant goodUntil) {
      throw new AssertionError("a gate spends nothing");
    }

    @Override
    public int forgetBefore(Instant time) {
      throw new AssertionError("nobody cleans here");
    }
  }

  private static TwoPhase gate() {
    ServiceProfile profile =
        new ServiceProfile(
            "default", List.of("urn:s"), EnumSet.allOf(Operation.class), Set.of(), 9, false);
    Nonces nonces =
        new Nonces(
            TwoPhaseRules.DEFAULT,
            new Nonces.Ledger(new OneKey(), new NotSpent()),
            new SecureRandom(),
            () -> NOW);
    return new TwoPhase(
        new ResultHeaders(profile, new SecureRandom()), nonces, Demand.ALWAYS, () -> false);
  }

  private static Octets genuine() {
    Document message = message();
    message.getDocumentElement().removeAttribute("OriginalRequestId");
    message.getDocumentElement().setAttribute("Id", "_1");
    Element offer = message.createElementNS(X, "ResponseMechanism");
    offer.setTextContent(ResponseMechanism.REPRESENT.uri());
    message.getDocumentElement().insertBefore(offer, message.getDocumentElement().getFirstChild());
    return GATE.gate(received(message).orElseThrow())
        .flatMap(answer -> answer.result().header().nonce())
        .orElseThrow();
  }

  private static Document message() {
    String xml =
        "<LocateRequest xmlns='"
            + X
            + "' Id='_2' OriginalRequestId='_1' Service='urn:s'><QueryKeyBinding>"
            + "<UseKeyWith Application='urn:a' Identifier='b'/></QueryKeyBinding></LocateRequest>";
    try {
      return SecureXml.parse(xml.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedXml impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Optional<ReceivedRequest<?>> received(Document message) {
    try {
      Request request = new MessageReader(AlgorithmProfile.MODERN).readRequest(message);
      Channel channel = new Channel(true, "192.0.2.7", "c");
      return Optional.of(
          new ReceivedRequest<>(
              request,
              new SignatureFinding.NotSigned(),
              channel,
              Turn.of(new OriginalMessage(message))));
    } catch (BadMessage notRead) {
      return Optional.empty();
    }
  }

  @FuzzTest(maxDuration = "10s")
  void onlyTheGenuineOneGetsThrough(byte[] octets) {
    Document message = message();
    message
        .getDocumentElement()
        .setAttributeNS(null, "Nonce", new String(octets, StandardCharsets.ISO_8859_1));
    received(message).ifPresent(NonceFuzzTest::check);
    check(Octets.of(octets));
  }

  private static void check(Octets raw) {
    Document message = message();
    message.getDocumentElement().setAttributeNS(null, "Nonce", raw.toBase64());
    received(message).ifPresent(NonceFuzzTest::check);
  }

  private static void check(ReceivedRequest<?> request) {
    Octets shown = request.request().header().flow().nonce().orElseThrow();
    boolean through = GATE.gate(request).isEmpty();
    if (through != shown.equals(GENUINE)) {
      throw new AssertionError("through: " + through + " with " + shown.toBase64());
    }
  }
}
