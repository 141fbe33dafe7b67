package dev.signet.xkms.exchange.phase;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.ledger.NonceKey;
import dev.signet.xkms.ledger.NonceKeys;
import dev.signet.xkms.ledger.SpentNonces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.RegistryUnavailable;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;

/** Nodes with clocks of their own over one ledger, and requests to hold against them. */
public final class PhaseScene {
  public static final String SERVICE = "https://keys.example.org/xkms";
  static final String X = "http://www.w3.org/2002/03/xkms#";
  static final String ADDRESS = "192.0.2.7";

  final KeyBook keys = new KeyBook();
  final SpentBook spent = new SpentBook();
  final Time time = new Time();
  boolean loadIsHigh;

  /** A clock that a test sets. */
  static final class Time implements InstantSource {
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    @Override
    public synchronized Instant instant() {
      return now;
    }

    synchronized void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** The ledger's keys, and how often somebody read them. */
  static final class KeyBook implements NonceKeys {
    final List<NonceKey> all = new ArrayList<>();
    int reads;
    boolean away;

    @Override
    public synchronized List<NonceKey> newest(int limit) {
      reads++;
      if (away) {
        throw new RegistryUnavailable("away", new IllegalStateException());
      }
      return all.stream().limit(limit).toList();
    }

    @Override
    public synchronized NonceKey add(Octets secret, Instant madeAt) {
      NonceKey key = new NonceKey(all.isEmpty() ? 1 : all.get(0).number() + 1, secret, madeAt);
      all.add(0, key);
      return key;
    }

    @Override
    public synchronized int forgetBefore(Instant time) {
      int before = all.size();
      all.removeIf(key -> key.madeAt().isBefore(time));
      return before - all.size();
    }
  }

  /** The ledger's spent nonces. */
  static final class SpentBook implements SpentNonces {
    final Map<Octets, Instant> all = new HashMap<>();

    @Override
    public synchronized boolean spend(Octets handle, Instant goodUntil) {
      return all.putIfAbsent(handle, goodUntil) == null;
    }

    @Override
    public synchronized int forgetBefore(Instant time) {
      int before = all.size();
      all.values().removeIf(until -> until.isBefore(time));
      return before - all.size();
    }
  }

  Nonces node(TwoPhaseRules rules, InstantSource clock) {
    return new Nonces(rules, new Nonces.Ledger(keys, spent), new SecureRandom(), clock);
  }

  Nonces node() {
    return node(TwoPhaseRules.DEFAULT, time);
  }

  TwoPhase gateOf(Nonces nonces) {
    return new TwoPhase(headers(), nonces, Demand.ALWAYS, () -> loadIsHigh);
  }

  TwoPhase gate(Demand demand) {
    return new TwoPhase(headers(), node(), demand, () -> loadIsHigh);
  }

  public static ResultHeaders headers() {
    ServiceProfile profile =
        new ServiceProfile(
            "default", List.of(SERVICE), EnumSet.allOf(Operation.class), Set.of(), 20, false);
    return new ResultHeaders(profile, new SecureRandom());
  }

  static Document document(String xml) {
    try {
      return SecureXml.parse(xml.getBytes(StandardCharsets.UTF_8));
    } catch (dev.signet.xkms.xml.dom.MalformedXml malformed) {
      throw new AssertionError(malformed);
    }
  }

  /** A request as the service has it before anything was verified. */
  static ReceivedRequest<?> received(Document message, String peer) {
    try {
      return new ReceivedRequest<>(
          new MessageReader(AlgorithmProfile.LEGACY).readRequest(message),
          new SignatureFinding.NotSigned(),
          new Channel(true, peer, "c-1"),
          Turn.of(new OriginalMessage(message)));
    } catch (dev.signet.xkms.xml.BadMessage bad) {
      throw new AssertionError(bad);
    }
  }

  static ReceivedRequest<?> received(String xml) {
    return received(document(xml), ADDRESS);
  }

  /** A message; {@code attributes} beside Service, {@code offers} such as {@code Represent}. */
  static String message(String element, String attributes, List<String> offers, String content) {
    StringBuilder mechanisms = new StringBuilder();
    offers.forEach(
        word ->
            mechanisms
                .append("<ResponseMechanism>")
                .append(X)
                .append(word)
                .append("</ResponseMechanism>"));
    return "<%1$s xmlns='%2$s' xmlns:ds='http://www.w3.org/2000/09/xmldsig#' Service='%3$s' %4$s>%5$s%6$s</%1$s>"
        .formatted(element, X, SERVICE, attributes, mechanisms, content);
  }

  static final String QUERY =
      "<QueryKeyBinding><UseKeyWith Application='urn:ietf:rfc:2633' Identifier='bob@example.org'/></QueryKeyBinding>";

  static String first(String id) {
    return message("LocateRequest", "Id='" + id + "'", List.of("Represent"), QUERY);
  }

  static String second(String id, Octets nonce, String original) {
    return message("LocateRequest", again(id, nonce, original), List.of(), QUERY);
  }

  static String again(String id, Octets nonce, String original) {
    return "Id='%s' Nonce='%s' OriginalRequestId='%s'".formatted(id, nonce.toBase64(), original);
  }

  static String revoke(String attributes, String... offers) {
    return message(
        "RevokeRequest",
        attributes,
        List.of(offers),
        "<RevokeKeyBinding Id='_k'><ds:KeyInfo><ds:KeyName>bob</ds:KeyName></ds:KeyInfo>"
            + "<Status StatusValue='"
            + X
            + "Indeterminate'/></RevokeKeyBinding><RevocationCode>AAAA</RevocationCode>");
  }

  static String words(Answer<? extends Result> answer) {
    return answer.result().header().code().words();
  }

  /** The nonce that a gate answers a request with. */
  static Octets nonce(TwoPhase gate, String request) {
    return gate.gate(received(request)).orElseThrow().result().header().nonce().orElseThrow();
  }
}
