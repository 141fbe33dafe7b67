package dev.signet.mail.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.signing.Submitter.Believed;
import dev.signet.mail.smtp.Peer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmitterTest {
  private static final Header NOTHING = new Header(List.of());
  private static final Believed ALL = new Believed(true, Optional.of("mx.example.org"));
  private static final Peer MTA = Peer.at("127.0.0.1", 4711);
  private static final String POSTFIX =
      """
      Received: from [192.0.2.9] (client.example [192.0.2.9])
      \t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
      \t(No client certificate requested)
      \t(Authenticated sender: alice@example.org)
      \tby mx.example.org (Postfix) with ESMTPSA id 4ABC
      \tfor <bob@example.net>; Mon,  1 Jun 2026 00:00:00 +0000 (UTC)
      """;

  @Test
  void theSessionsOwnLoginAndAddressCount() {
    Submitter alice =
        Submitter.of(
            Peer.at("192.0.2.1", 5).loggedIn("alice"), header(POSTFIX), Believed.SESSION_ONLY);
    assertThat(alice.login()).contains("alice");
    assertThat(alice.address().orElseThrow().getHostAddress()).isEqualTo("192.0.2.1");
    assertThat(alice.isLocal()).isFalse();
  }

  @Test
  void nothingElseCountsUnlessItIsConfigured() {
    Peer forwarding =
        MTA.forwarding(Map.of("LOGIN", "alice", "ADDR", "192.0.2.1", "SOURCE", "LOCAL"));
    Submitter plain = Submitter.of(forwarding, header(POSTFIX), Believed.SESSION_ONLY);
    assertThat(plain.login()).isEmpty();
    assertThat(plain.isLocal()).isFalse();
    assertThat(plain.address().orElseThrow().isLoopbackAddress()).isTrue();
  }

  @Test
  void whatAnMtaForwardsCountsAndItsOwnAddressNever() {
    Submitter remote =
        Submitter.of(
            MTA.forwarding(Map.of("LOGIN", "alice", "ADDR", "192.0.2.1", "SOURCE", "REMOTE")),
            NOTHING,
            ALL);
    assertThat(remote.login()).contains("alice");
    assertThat(remote.address().orElseThrow().getHostAddress()).isEqualTo("192.0.2.1");
    assertThat(remote.isLocal()).isFalse();
    Submitter unknown = Submitter.of(MTA, NOTHING, ALL);
    assertThat(unknown).isEqualTo(Submitter.NOBODY);
    Submitter six = Submitter.of(MTA.forwarding(Map.of("ADDR", "IPV6:2001:db8::1")), NOTHING, ALL);
    assertThat(six).hasToString("network 2001:db8:0:0:0:0:0:1");
    Submitter local = Submitter.of(MTA.forwarding(Map.of("SOURCE", "LOCAL")), NOTHING, ALL);
    assertThat(local.isLocal()).isTrue();
  }

  @Test
  void whatPostfixDoesNotKnowIsNothing() {
    Peer vague = MTA.forwarding(Map.of("LOGIN", "[UNAVAILABLE]", "ADDR", "[UNAVAILABLE]"));
    assertThat(Submitter.of(vague, NOTHING, ALL)).isEqualTo(Submitter.NOBODY);
  }

  @Test
  void namesAreNotLookedUp() {
    Peer named = MTA.forwarding(Map.of("ADDR", "localhost"));
    assertThat(Submitter.of(named, NOTHING, ALL).address()).isEmpty();
  }

  @Test
  void ourMtaSaysOnTopWhoLoggedIn() {
    assertThat(login(POSTFIX)).contains("alice@example.org");
  }

  @Test
  void onlyTheTopmostReceivedFieldCounts() {
    String unauthenticated =
        "Received: from evil (evil [192.0.2.66])\n\tby mx.example.org (Postfix) with ESMTP id 1;\n";
    assertThat(login(unauthenticated + POSTFIX)).isEmpty();
    assertThat(login("X-First: 1\n" + POSTFIX)).contains("alice@example.org");
  }

  @Test
  void anotherHostsFieldDoesNotCount() {
    assertThat(login(POSTFIX.replace("by mx.example.org ", "by mx.example.com "))).isEmpty();
    assertThat(login(POSTFIX.replace("by mx.example.org ", "by mx.example.org.evil "))).isEmpty();
    assertThat(login(POSTFIX.replace("\tby mx", "\tat mx"))).isEmpty();
  }

  @Test
  void theWordsInAnotherLineDoNotCount() {
    String sender = "(Authenticated sender: alice@example.org)";
    String without = POSTFIX.replace("\t" + sender + "\n", "");
    assertThat(login(without)).isEmpty();
    assertThat(login(without.replace("[192.0.2.9]) ", sender))).isEmpty();
    assertThat(login(without.replace("from [192.0.2.9]", "from x" + sender))).isEmpty();
    assertThat(login(without.replace("(No client certificate requested)", "(x) " + sender)))
        .isEmpty();
    assertThat(login(without.replace("\tfor <", "\t" + sender + "\n\tfor <"))).isEmpty();
    assertThat(login("Received: " + sender + "\n\tby mx.example.org (Postfix);\n")).isEmpty();
  }

  @Test
  void twoSendersAreNone() {
    assertThat(login(POSTFIX.replace("\tby mx", "\t(Authenticated sender: bob)\n\tby mx")))
        .isEmpty();
  }

  @Test
  void aLoginWithAParenthesisIsNone() {
    assertThat(login(POSTFIX.replace("alice@example.org", "alice(x)"))).isEmpty();
  }

  private static Optional<String> login(String fields) {
    return Submitter.of(MTA, header(fields), ALL).login();
  }

  private static Header header(String text) {
    return new Header(
        Arrays.stream(text.split("\n(?![ \t])"))
            .map(field -> (field.replaceAll("\n?$", "").replace("\n", "\r\n") + "\r\n"))
            .map(field -> HeaderField.received(field.getBytes(StandardCharsets.UTF_8)))
            .toList());
  }
}
