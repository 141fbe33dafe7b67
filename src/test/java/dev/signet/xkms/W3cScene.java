package dev.signet.xkms;

import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.issuance.IssuingSettings;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole house for the exchanges of the W3C's test collection and of the specification's examples,
 * as far as their descriptions tell names, secrets and outcomes; keys and certificates are our own.
 */
class W3cScene {
  static final String SERVICE = "http://test.example.org/xkms";
  static final SecureRandom RANDOM = new SecureRandom();
  static final AtomicInteger IDS = new AtomicInteger();
  static final UseKeyWith JOE = UseKeyWith.of(Application.SMIME, "joe@example.com");
  static final UseKeyWith JOES_NAME =
      UseKeyWith.of(Application.PKIX, "C=US;S=VA;O=Joe Corp;OU=Test;CN=Joe Doe");
  static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.com");
  static final UseKeyWith BOB = UseKeyWith.of(Application.SMIME, "bob@example.com");

  @TempDir private static Path room;
  static IssuingAuthority authority;

  final TestAuthority root = TestAuthority.root("rsa-root");
  final KeyPair pair = TestKeys.rsa();
  final WholeHouse house = new WholeHouse(TestDatabase.inMemory(), world(), Optional.of(authority));

  @BeforeAll
  static void open() throws Exception {
    authority =
        IssuingAuthority.openOrCreate(
            room, IssuingSettings.DEFAULT, RANDOM, () -> TestAuthority.NOW.minusSeconds(60));
  }

  WholeHouse.World world() {
    WholeHouse.Trusted trusted =
        new WholeHouse.Trusted(Set.of(root.anchor()), List.of(), List.of(root.crl(crl -> {})));
    return new WholeHouse.World(trusted, List.of(SERVICE), TestAuthority.NOW);
  }

  /** Through octets, as over a network. */
  Result answer(Request request, RequestCredentials with) throws MalformedXml, BadMessage {
    byte[] octets = SecureXml.serialise(new MessageWriter().write(request, with));
    return house.answer(SecureXml.parse(octets));
  }

  static RequestHeader header(RespondWith... wanted) {
    return RequestHeader.of("I" + IDS.incrementAndGet(), SERVICE, wanted);
  }

  static QueryKeyBinding asking(KeyInfo keyInfo, UseKeyWith... names) {
    return new QueryKeyBinding(
        new BindingDescription(Optional.empty(), keyInfo, Set.of(), List.of(names)),
        Optional.empty());
  }

  static KeyBinding about(KeyInfo keyInfo, UseKeyWith... names) {
    return new KeyBinding(
        new BindingDescription(Optional.of("_b"), keyInfo, Set.of(), List.of(names)),
        Optional.empty(),
        KeyStatus.judged(Map.of()));
  }

  BindingDescription described(String id, UseKeyWith... names) {
    return new BindingDescription(Optional.of(id), value(), Set.of(), List.of(names));
  }

  KeyInfo value() {
    return KeyInfo.of(new KeyDatum.Value(pair.getPublic()));
  }

  Octets encoded() {
    return Octets.of(pair.getPublic().getEncoded());
  }

  static KeyInfo certificate(X509Certificate certificate) throws Exception {
    return KeyInfo.of(new KeyDatum.Certificate(Octets.of(certificate.getEncoded())));
  }

  static Octets key(BindingDescription description) {
    return Octets.of(
        description
            .keyInfo()
            .all(KeyDatum.Value.class)
            .findFirst()
            .orElseThrow()
            .key()
            .getEncoded());
  }

  static String words(Result result) {
    return result.header().code().words();
  }
}
