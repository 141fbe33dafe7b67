package dev.signet.mail.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.capability.EhloQuestion.Heard;
import dev.signet.mail.net.Watchdog;
import dev.signet.testkit.Requirement;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpEhloQuestionTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String[] PLAIN = {"250-mx.example", "250-PIPELINING", "250 SMIME"};
  private static final String[] OFFERING_TLS = {"250-mx.example", "250-SMIME", "250 STARTTLS"};

  private final Watchdog watchdog = new Watchdog();
  private final EhloQuestion question = new SmtpEhloQuestion("me.example", watchdog);

  @AfterEach
  void letTheWatchdogGo() {
    watchdog.close();
  }

  @Test
  void hearsTheKeywordsAndSaysGoodbye() throws Exception {
    try (ScriptedHost host =
        new ScriptedHost(
            h -> {
              h.says("220-mx.example", "220 hello");
              h.hears();
              h.says(PLAIN);
              h.hears();
              h.says("221 bye");
            })) {
      Heard.Answered answered = answered(question.ask(host.address(), LIMIT));
      assertThat(answered.keywords().has("SMIME")).isTrue();
      assertThat(answered.tls()).isEmpty();
      host.ends();
      assertThat(host.heard()).containsExactly("EHLO me.example", "QUIT");
    }
  }

  @Test
  @Requirement("E2E-K04")
  void onlyWhatIsOfferedUnderTlsCounts() throws Exception {
    try (ScriptedHost host =
        new ScriptedHost(
            h -> {
              h.says("220 hello");
              h.hears();
              h.says(OFFERING_TLS);
              h.hears();
              h.says("220 ready");
              h.startsTls();
              h.hears();
              h.says("250-mx.example", "250 PIPELINING");
              h.hears();
              h.says("221 bye");
            })) {
      Heard.Answered answered = answered(question.ask(host.address(), LIMIT));
      assertThat(answered.keywords().has("SMIME")).isFalse();
      assertThat(answered.keywords().has("PIPELINING")).isTrue();
      assertThat(answered.tls()).contains("TLSv1.3, certificate not trusted by this platform");
      host.ends();
      assertThat(host.heard())
          .containsExactly("EHLO me.example", "STARTTLS", "EHLO me.example", "QUIT");
    }
  }

  @Test
  @Requirement("E2E-K04")
  void whereTlsFailsNobodyKnows() throws Exception {
    try (ScriptedHost refusing =
            new ScriptedHost(
                h -> {
                  h.says("220 hello");
                  h.hears();
                  h.says(OFFERING_TLS);
                  h.hears();
                  h.says("454 not now");
                  h.hears();
                });
        ScriptedHost broken =
            new ScriptedHost(
                h -> {
                  h.says("220 hello");
                  h.hears();
                  h.says(OFFERING_TLS);
                  h.hears();
                  h.says("220 ready");
                  h.says("this is no TLS at all, is it?");
                  h.close();
                })) {
      assertThat(question.ask(refusing.address(), LIMIT)).isInstanceOf(Heard.Silent.class);
      assertThat(question.ask(broken.address(), LIMIT)).isInstanceOf(Heard.Silent.class);
    }
  }

  @Test
  void whatIsInjectedBeforeTlsSpoilsTheAnswer() throws Exception {
    try (ScriptedHost host =
        new ScriptedHost(
            h -> {
              h.says("220 hello");
              h.hears();
              h.says(OFFERING_TLS);
              h.hears();
              h.says("220 ready", "250-mx.example", "250 SMIME");
              h.hears();
            })) {
      assertThat(question.ask(host.address(), LIMIT)).isInstanceOf(Heard.Silent.class);
    }
  }

  @Test
  void aHostWithoutEhloHasNoKeywords() throws Exception {
    try (ScriptedHost host =
        new ScriptedHost(
            h -> {
              h.says("220 hello");
              h.hears();
              h.says("500 what?");
              h.hears();
            })) {
      assertThat(answered(question.ask(host.address(), LIMIT)).keywords().parameters()).isEmpty();
    }
  }

  @Test
  void aHostThatRefusesUsIsSilent() throws Exception {
    for (String greeting : new String[] {"554 go away", "421 too busy", "no reply at all"}) {
      try (ScriptedHost host = new ScriptedHost(h -> h.says(greeting))) {
        assertThat(question.ask(host.address(), LIMIT)).isInstanceOf(Heard.Silent.class);
      }
    }
  }

  @Test
  void aHostThatDripsIsLeftInTime() throws Exception {
    try (ScriptedHost host = new ScriptedHost(h -> h.drips("220-" + "x".repeat(1000)))) {
      long start = System.nanoTime();
      assertThat(question.ask(host.address(), Duration.ofMillis(700)))
          .isInstanceOf(Heard.Silent.class);
      // The whole drip would take more than a minute and a half.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void nobodyThereIsSilent() throws Exception {
    InetSocketAddress gone;
    try (ScriptedHost host = new ScriptedHost(h -> {})) {
      gone = host.address();
    }
    assertThat(question.ask(gone, LIMIT)).isInstanceOf(Heard.Silent.class);
  }

  private static Heard.Answered answered(Heard heard) {
    assertThat(heard).isInstanceOf(Heard.Answered.class);
    return (Heard.Answered) heard;
  }
}
