package dev.signet.mail.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Served;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** XCLIENT and XFORWARD. */
@Timeout(30)
class ProxyCommandsTest {
  private static final AddressRanges LOOPBACK = AddressRanges.of(List.of("127.0.0.0/8"));
  private static final String ONE_MAIL =
      """
      C: MAIL FROM:<a@example.org>
      S: 250 2.1.0 sender ok
      C: RCPT TO:<b@example.net>
      S: 250 2.1.5 recipient ok
      C: DATA
      S: 354 ...
      C: x
      C: .
      S: 250 2.0.0 taken for b@example.net
      """;

  @Test
  void aFrontNamesItsClient() {
    try (Served served = Served.with(Served.smtp().trusting(LOOPBACK, LOOPBACK))) {
      served.service().offer("XCLIENT");
      served.play(
          """
          S: 220 test ready
          C: EHLO front
          S: 250-edge.test
          S: 250 XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
          C: XCLIENT HELO=c+2Bd PROTO=ESMTP LOGIN=anna NAME=c.example ADDR=IPV6:2001:db8::7 PORT=99
          S: 220 test ready
          C: MAIL FROM:<a@example.org>
          S: 503 5.5.1 Say hello first
          C: EHLO c.example
          S: 250 edge.test
          C: XCLIENT ADDR=192.0.2.1
          S: 550 5.7.0 Insufficient authorization
          """
              + ONE_MAIL);
      Peer peer = served.service().received().get(0).peer();
      assertThat(peer.address()).isEqualTo("2001:db8::7");
      assertThat(peer.port()).isEqualTo(99);
      assertThat(peer.name()).contains("c.example");
      assertThat(peer.login()).contains("anna");
      assertThat(peer.hello()).isEqualTo("c.example");
      assertThat(served.service().events())
          .startsWith("open 127.0.0.1", "hello front", "close", "open 2001:db8::7");
    }
  }

  @Test
  void whatIsUnavailableIsUnknown() {
    try (Served served = Served.with(Served.smtp().trusting(LOOPBACK, LOOPBACK))) {
      served.play(
          """
          S: 220 test ready
          C: XCLIENT ADDR=[UNAVAILABLE] NAME=[TEMPUNAVAIL] HELO=[UNAVAILABLE]
          S: 220 test ready
          C: HELO c
          S: 250 edge.test
          """
              + ONE_MAIL);
      Peer peer = served.service().received().get(0).peer();
      assertThat(peer.address()).isEqualTo("unknown");
      assertThat(peer.name()).isEmpty();
    }
  }

  @Test
  void othersMayNot() {
    try (Served served = Served.with(Served.smtp())) {
      served.service().offer("XCLIENT", "XFORWARD", "DSN");
      served.play(
          """
          S: 220 test ready
          C: EHLO stranger
          S: 250-edge.test
          S: 250 DSN
          C: XCLIENT ADDR=192.0.2.1
          S: 550 5.7.0 Insufficient authorization
          C: XFORWARD ADDR=192.0.2.1
          S: 550 5.7.0 Insufficient authorization
          """
              + ONE_MAIL);
      assertThat(served.service().received().get(0).peer().address()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void forwardedAttributesAreForOneMail() {
    try (Served served = Served.with(Served.lmtp().trusting(AddressRanges.NONE, LOOPBACK))) {
      served.service().offer("XFORWARD");
      served.play(
          """
          S: 220 test ready
          C: LHLO mta
          S: 250-edge.test
          S: 250 XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
          C: XFORWARD NAME=spike.example ADDR=IPV6:2001:db8::7 PROTO=ESMTP
          S: 250 2.0.0 Ok
          C: xforward helo=a+20b IDENT=[UNAVAILABLE]
          S: 250 2.0.0 Ok
          """
              + ONE_MAIL
              + ONE_MAIL);
      assertThat(served.service().received().get(0).peer().forwarded())
          .isEqualTo(
              Map.of(
                  "NAME", "spike.example",
                  "ADDR", "IPV6:2001:db8::7",
                  "PROTO", "ESMTP",
                  "HELO", "a b",
                  "IDENT", "[UNAVAILABLE]"));
      assertThat(served.service().received().get(1).peer().forwarded()).isEmpty();
    }
  }

  @Test
  void malformedAttributesAndWrongMomentsAreRefused() {
    try (Served served = Served.with(Served.smtp().trusting(LOOPBACK, LOOPBACK))) {
      for (String wrong :
          List.of("", "ADDR", "ADDR=x.example", "ADDR=+0A", "PORT=x", "SHOE=1", "ADDR=1.2.3")) {
        served.play("S: 220 test ready\nC: XCLIENT " + wrong + "\nS: 501 5.5.4 ...\n");
      }
      served.play(
          """
          S: 220 test ready
          C: EHLO x
          S: 250-edge.test
          S: 250-PIPELINING
          S: 250-SIZE ...
          S: 250-8BITMIME
          S: 250-SMTPUTF8
          S: 250-ENHANCEDSTATUSCODES
          S: 250-DSN
          S: 250-CHUNKING
          S: 250-SMIME
          S: 250-XCLIENT ...
          S: 250 XFORWARD ...
          C: MAIL FROM:<a@example.org>
          S: 250 2.1.0 sender ok
          C: XCLIENT ADDR=192.0.2.1
          S: 503 5.5.1 ...
          C: XFORWARD ADDR=192.0.2.1
          S: 503 5.5.1 ...
          C: RSET
          S: 250 2.0.0 Ok
          C: XCLIENT ADDR=192.0.2.1
          C: MAIL FROM:<a@example.org>
          S: 503 5.5.1 Wait ...
          S.
          """);
    }
  }
}
