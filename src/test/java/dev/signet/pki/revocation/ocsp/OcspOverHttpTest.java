package dev.signet.pki.revocation.ocsp;

import static dev.signet.pki.revocation.ocsp.Says.good;
import static dev.signet.pki.revocation.ocsp.Says.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.fetch.FetchLimits;
import dev.signet.pki.fetch.GuardedDoor;
import dev.signet.pki.fetch.Outside;
import dev.signet.pki.fetch.ScriptedHost;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.CertificateIdHash;
import dev.signet.testkit.OcspSpec;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestResponder;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real exchanges with responders on loopback, well-behaved and not. */
@Timeout(30)
class OcspOverHttpTest {

  private static final String NONCE = "1.3.6.1.5.5.7.48.1.2";
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir Path spool;

  private AskingLab lab = new AskingLab();
  private Optional<ScriptedHost> host = Optional.empty();
  private Optional<GuardedDoor> door = Optional.empty();

  @AfterEach
  void close() throws Exception {
    door.ifPresent(GuardedDoor::close);
    if (host.isPresent()) {
      host.get().close();
    }
  }

  @Test
  void aSmallRequestIsAGetThatCanBeCached() {
    answering("/", (asked, answer) -> answer.good(asked.serial()));

    assertThat(ask()).satisfies(good());
    assertThat(asked().method()).isEqualTo("GET");
    assertThat(asked().serial()).isEqualTo(lab.scene.leaf.getSerialNumber());
    assertThat(asked().hash()).isEqualTo(CertificateIdHash.SHA1.identifier());
    assertThat(asked().nonce()).isEmpty();
  }

  @Test
  void aLargeRequestIsAPost() {
    answering("/" + "long".repeat(50), (asked, answer) -> answer.good(asked.serial()));

    assertThat(ask()).satisfies(good());
    assertThat(asked().method()).isEqualTo("POST");
    assertThat(asked().serial()).isEqualTo(lab.scene.leaf.getSerialNumber());
  }

  @Test
  void theIssuerIsHashedAsConfigured() {
    answering("/", (asked, answer) -> answer.hash(asked.hash()).good(asked.serial()));
    lab.settings = lab.settings.asking(CertificateIdHash.SHA256);

    assertThat(ask()).satisfies(good());
    assertThat(asked().hash()).isEqualTo(CertificateIdHash.SHA256.identifier());
  }

  @Test
  void aDelegatedResponderAnswers() {
    host =
        Optional.of(
            ScriptedHost.with(
                (request, out) ->
                    ResponderHost.send(
                        TestResponder.delegated(lab.scene.authority)
                            .answer(a -> a.good(lab.scene.leaf)),
                        out)));
    lab = new AskingLab(host.get().uri("/").toString());

    assertThat(ask()).satisfies(good());
  }

  @Test
  void aRepeatedNonceIsBelievedAndKept() {
    answering(
        "/",
        (asked, answer) ->
            answer.good(asked.serial()).extension(NONCE, false, asked.nonce().orElseThrow()));
    demandingNonces();
    OcspRevocation source = source();

    assertThat(lab.ask(source)).satisfies(good());
    assertThat(lab.ask(source)).satisfies(good());
    assertThat(host.orElseThrow().requests()).hasSize(1);
    assertThat(asked().nonce().orElseThrow()).hasSize(34);
  }

  @Test
  void anotherNonceIsNotBelieved() throws Exception {
    byte[] other = new DEROctetString(new byte[32]).getEncoded();
    answering("/", (asked, answer) -> answer.good(asked.serial()).extension(NONCE, false, other));
    demandingNonces();

    assertThat(ask()).satisfies(unknown("repeats another nonce"));
  }

  @Test
  void aMissingNonceIsNotBelievedWhenThePolicyDemandsOne() {
    answering("/", (asked, answer) -> answer.good(asked.serial()));
    demandingNonces();

    assertThat(ask()).satisfies(unknown("it repeats no nonce"));
  }

  @Test
  void anAnswerForAnotherCertificateIsNotBelieved() {
    answering("/", (asked, answer) -> answer.good(asked.serial().add(BigInteger.ONE)));

    assertThat(ask()).satisfies(unknown("it is about serial number"));
  }

  @Test
  void anAnswerByAnybodyIsNotBelieved() {
    answering("/", (asked, answer) -> answer.good(asked.serial()).signedBy(TestKeys.ec()));

    assertThat(ask()).satisfies(unknown("not signed by the issuer"));
  }

  @Test
  void garbageIsNoAnswer() {
    saying(ScriptedHost.ok("<html>Welcome to our captive portal</html>"));

    assertThat(ask()).satisfies(unknown("no OCSP response"));
  }

  @Test
  void anErrorOfTheServerIsNoAnswer() {
    saying("HTTP/1.1 500 Sorry\r\nContent-Length: 0\r\n\r\n");

    assertThat(ask()).satisfies(unknown("OCSP responder http://127.0.0.1"));
  }

  @Test
  void anEmptyAnswerIsNone() {
    saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    assertThat(ask()).satisfies(unknown("no OCSP response"));
  }

  @Test
  void aHugeAnswerIsCutOff() {
    scripted(
        (request, out) -> {
          out.write(ScriptedHost.octets("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"));
          while (true) {
            out.write(new byte[8192]);
          }
        });

    assertThat(ask()).satisfies(unknown("OCSP responder http://127.0.0.1"));
  }

  @Test
  void anAnswerThatTricklesIsNotWaitedFor() {
    scripted(OcspOverHttpTest::trickle);
    lab.settings = lab.settings.patient(SHORT);

    assertThat(ask()).satisfies(unknown("OCSP responder http://127.0.0.1"));
  }

  @Test
  void aResponderThatSaysNothingIsNotWaitedFor() {
    scripted((request, out) -> Thread.sleep(20_000));
    lab.settings = lab.settings.patient(SHORT);

    assertThat(ask()).satisfies(unknown("OCSP responder http://127.0.0.1"));
  }

  @Test
  void aRedirectToWhereNobodyMayGoIsRefused() {
    saying(ScriptedHost.redirect(302, "http://127.0.0.1:1/secret"));

    assertThat(ask()).satisfies(unknown("OCSP responder http://127.0.0.1"));
  }

  private static void trickle(String request, OutputStream out)
      throws IOException, InterruptedException {
    out.write(ScriptedHost.octets("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
    while (true) {
      out.write(0x30);
      out.flush();
      Thread.sleep(20);
    }
  }

  private void demandingNonces() {
    lab.scene.policy = OcspLab.policy(true, false, Duration.ofDays(30));
  }

  private void answering(String path, BiConsumer<ResponderHost.Asked, OcspSpec> wishes) {
    ScriptedHost started =
        ScriptedHost.with(
            (request, out) -> {
              Octets answer =
                  lab.responder.answer(spec -> wishes.accept(ResponderHost.asked(request), spec));
              ResponderHost.send(answer, out);
            });
    host = Optional.of(started);
    lab = new AskingLab(started.uri(path).toString());
  }

  private void saying(String answer) {
    scripted((request, out) -> out.write(ScriptedHost.octets(answer)));
  }

  private void scripted(ScriptedHost.Script script) {
    ScriptedHost started = ScriptedHost.with(script);
    host = Optional.of(started);
    lab = new AskingLab(started.uri("/").toString());
  }

  private OcspRevocation source() {
    Outside outside =
        new Outside(
            (name, within) -> {
              throw new UnknownHostException(name);
            },
            () -> lab.scene.now,
            spool,
            Optional.empty());
    GuardedDoor opened =
        new GuardedDoor(
            FetchRules.STRICT.admitting(host.orElseThrow().authority()),
            FetchLimits.DEFAULT,
            outside);
    door = Optional.of(opened);
    lab.door = opened;
    return lab.source();
  }

  private RevocationStatus ask() {
    return lab.ask(source());
  }

  private ResponderHost.Asked asked() {
    return ResponderHost.asked(host.orElseThrow().requests().get(0));
  }
}
