package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.Refusals;
import dev.signet.mail.edge.incoming.IncomingSettings;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.net.Listener;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.signing.Submitter;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.Served;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.testkit.Issued;
import dev.signet.testkit.MilterClient;
import dev.signet.testkit.MilterClient.Outcome;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edge as a milter, asked by an MTA. */
@Timeout(60)
class IncomingMilterTest {
  private static final Issued ALICE = Smime.alice();
  private static final Issued MALLORY = Smime.person("mallory@evil.example", TestKeys.ec());
  private static final String LETTER = Smime.text(Smime.letter());
  private static final String SIGNED = Smime.text(Smime.explicitlySigned(Smime.letter(), ALICE));
  private static final String LIST =
      "; x509=EndEntity:sha-256:Xzo5QLhntUGZeN85Y0kb/nTr0NZdRSGfW8XUdO7dwb0=";

  @TempDir private Path folder;
  private EdgeLab lab;

  @BeforeEach
  void open() {
    lab = new EdgeLab(folder);
    lab.key(ALICE, new KeyVerdict.Good("registered"));
    lab.key(MALLORY, new KeyVerdict.Good("registered"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  private Outcome mail(IncomingTerms terms, boolean isAdvertised, String message)
      throws IOException {
    Listener milter =
        lab.listen(
            new MilterStation("in", isAdvertised, lab.incoming(terms), new PublicSessions()));
    return mail(milter, "<alice@example.org>", message);
  }

  private static Outcome mail(Listener milter, String from, String message) throws IOException {
    try (MilterClient mta = MilterClient.of(milter.address())) {
      mta.client("smtpd");
      return mta.mail(from, List.of("<bob@example.net>"), message);
    }
  }

  private String message(String kind) {
    return switch (kind) {
      case "S0" -> LETTER;
      case "Spart" -> inside(SIGNED);
      case "Senc" ->
          "From: alice@example.org\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime;"
              + " smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\nMAAA\r\n";
      case "Sdomain" -> Smime.text(Smime.signed(Smime.letter(), EdgeLab.DOMAIN_KEY));
      case "Sother" -> Smime.text(Smime.explicitlySigned(Smime.letter(), MALLORY));
      case "Sbad" -> SIGNED.replace("Hello Bob!", "Hello Eve!");
      case "Sperm" -> judged(new KeyVerdict.Unproven("unknown issuer"));
      case "Stemp" -> judged(new KeyVerdict.Unavailable("away"));
      default -> SIGNED;
    };
  }

  private String judged(KeyVerdict verdict) {
    lab.key(ALICE, verdict);
    return SIGNED;
  }

  /** A signed part in somebody else's frame. */
  private static String inside(String signed) {
    int type = signed.indexOf("Content-Type:");
    return "From: alice@example.org\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/mixed; boundary=frame\r\n\r\n--frame\r\n"
        + "Content-Type: text/plain\r\n\r\nPay Eve.\r\n--frame\r\n"
        + signed.substring(type).replaceFirst("(?m)^Content-Signature-Origin:.*\\R", "")
        + "\r\n--frame--\r\n";
  }

  /** Table I-1: the class, then what it gets under no policy, EHLO advertised, Always, Never. */
  @ParameterizedTest
  @CsvSource({
    "S0, none, V-1, V-1, none",
    "Spart, neutral, V-1, V-1, neutral",
    "Senc, neutral, neutral, neutral, neutral",
    "Sauthor, pass, pass, pass, V-4",
    "Sdomain, pass, pass, pass, V-4",
    "Sother, policy, V-2, V-2, policy",
    "Sunlisted, policy, V-3, V-3, V-4",
    "Sbad, fail, V-5, V-5, fail",
    "Sperm, permerror, V-6, V-6, permerror",
    "Stemp, temperror, 451, 451, temperror"
  })
  void everyCellOfTheTable(String kind, String none, String ehlo, String always, String never)
      throws IOException {
    String message = message(kind);
    String list = kind.equals("Sunlisted") ? LIST : "";
    cell(list, "Undefined", true, message, none, none);
    cell(list, "EHLO", false, message, none, none);
    cell(list, "EHLO", true, message, ehlo, none);
    cell(list, "Always", false, message, always, none);
    cell(list, "Never", false, message, never, none);
  }

  private void cell(
      String list, String policy, boolean isAdvertised, String message, String due, String truth)
      throws IOException {
    lab.policy("example.org", "auth=SMIME:" + policy + list);
    Outcome enforced = mail(IncomingTerms.usual(true), isAdvertised, message);
    assertThat(said(enforced, truth)).as(policy).startsWith(REPLIES.getOrDefault(due, "c " + due));
    if (due.startsWith("V-")) {
      assertThat(enforced.reply()).contains("rule " + due);
    }
    Outcome monitored = mail(IncomingTerms.usual(false), isAdvertised, message);
    assertThat(said(monitored, truth)).isEqualTo("c " + truth);
  }

  private static final Map<String, String> REPLIES =
      Map.of(
          "V-1",
          "550 5.7.1 ",
          "V-2",
          "550 5.7.1 ",
          "V-3",
          "550 5.7.1 ",
          "V-4",
          "550 5.7.1 ",
          "V-5",
          "550 5.7.7 ",
          "V-6",
          "550 5.7.5 ",
          "451",
          "451 4.7.5 ");

  private static String said(Outcome outcome, String word) {
    return outcome.verdict() == 'y'
        ? outcome.reply()
        : outcome.verdict() + (outcome.text().contains("smime=" + word) ? " " + word : "");
  }

  @Test
  void anUnsettledSignatureWaitsForHoursAndThenGoesIn() throws IOException {
    String message = message("Stemp");
    lab.policy("example.org", "auth=SMIME:Always");
    assertThat(mail(IncomingTerms.usual(true), false, message).reply()).startsWith("451 4.7.5");
    Listener milter = listener(IncomingTerms.usual(true));
    assertThat(mail(milter, "<alice@example.org>", message).reply()).startsWith("451 4.7.5");
    lab.wait(Duration.ofHours(3));
    assertThat(mail(milter, "<alice@example.org>", message).reply()).startsWith("451 4.7.5");
    lab.wait(Duration.ofHours(2));
    Outcome after = mail(milter, "<alice@example.org>", message);
    assertThat(said(after, "temperror")).isEqualTo("c temperror");
  }

  @Test
  void anUnsettledSignatureMayBeRefusedInTheEnd() throws IOException {
    String message = message("Stemp");
    lab.policy("example.org", "auth=SMIME:Always");
    Listener milter =
        listener(with(new IncomingSettings(true, false, false, Refusals.WITHOUT_URL)));
    assertThat(mail(milter, "<alice@example.org>", message).reply()).startsWith("451 4.7.5");
    lab.wait(Duration.ofHours(5));
    assertThat(mail(milter, "<alice@example.org>", message).reply()).startsWith("550 5.7.5");
  }

  private Listener listener(IncomingTerms terms) {
    return lab.listen(new MilterStation("in", false, lab.incoming(terms), new PublicSessions()));
  }

  private static IncomingTerms with(IncomingSettings settings) {
    IncomingTerms usual = IncomingTerms.usual(true);
    return new IncomingTerms(
        true,
        Set.of(),
        Set.of(),
        false,
        true,
        usual.trustedRelays(),
        Set.of(DomainName.of("lists.example")),
        usual.exempt(),
        false,
        settings,
        usual.stripping());
  }

  @Test
  void aPolicyThatCannotBeLookedUpDefersOnlyIfThatIsWanted() throws IOException {
    lab.policyUnavailable("example.org");
    assertThat(said(mail(IncomingTerms.usual(true), true, LETTER), "none")).isEqualTo("c none");
    Listener strict =
        listener(with(new IncomingSettings(false, true, false, Refusals.WITHOUT_URL)));
    assertThat(mail(strict, "<alice@example.org>", LETTER).reply()).startsWith("451 4.4.3");
  }

  @Test
  void theKeyServiceMayGoAndComeInTheMiddle() throws IOException {
    lab.policy("example.org", "auth=SMIME:Always");
    Listener milter = listener(IncomingTerms.usual(true));
    try (MilterClient mta = MilterClient.of(milter.address())) {
      mta.client("smtpd");
      assertThat(said(mta.mail("<a@example.org>", List.of("<b@example.net>"), SIGNED), "pass"))
          .isEqualTo("c pass");
      lab.key(ALICE, new KeyVerdict.Unavailable("away"));
      assertThat(mta.mail("<a@example.org>", List.of("<b@example.net>"), SIGNED).reply())
          .startsWith("451");
      lab.key(ALICE, new KeyVerdict.Good("back"));
      assertThat(said(mta.mail("<a@example.org>", List.of("<b@example.net>"), SIGNED), "pass"))
          .isEqualTo("c pass");
    }
  }

  @Test
  void aForwarderWhomWeTrustIsBelievedByTheResultsOfTheVerifierBeforeUs() throws IOException {
    lab.policy("example.org", "auth=SMIME:Always");
    Listener milter = listener(with(IncomingSettings.DEFAULT));
    String vouched = "Authentication-Results: %s; dkim=pass header.d=lists.example\r\n" + LETTER;
    assertThat(mail(milter, "<l@lists.example>", vouched.formatted("edge.test")).verdict())
        .isEqualTo('c');
    assertThat(mail(milter, "<l@lists.example>", vouched.formatted("other.test")).reply())
        .startsWith("550 5.7.1");
  }

  @Test
  void whatHasGoneInCirclesIsRefused() throws IOException {
    Outcome outcome =
        mail(
            IncomingTerms.usual(false), true, "Received: from a by b; now\r\n".repeat(51) + LETTER);
    assertThat(outcome.reply()).startsWith("554 5.4.6");
  }

  @Test
  void aHeaderBeyondAllLimitsIsRefusedAndTheNextMailIsNot() throws IOException {
    Listener milter = listener(IncomingTerms.usual(false));
    assertThat(mail(milter, "<a@example.org>", "X-More: x\r\n".repeat(2001) + LETTER).verdict())
        .isIn('y', 't');
    assertThat(said(mail(milter, "<a@example.org>", LETTER), "none")).isEqualTo("c none");
  }

  @Test
  void octetsInTheHeaderStayWhatTheyAre() throws IOException {
    String message = LETTER.replace("Subject: ", "X-Old: gr\u00fc\u00df\r\nSubject: ");
    assertThat(message).contains("X-Old");
    Outcome outcome = mail(IncomingTerms.usual(true), true, message);
    assertThat(outcome.text()).endsWith(message).startsWith("Authentication-Results: edge.test");
  }

  @Test
  void mailWithoutASenderIsJudgedByItsAuthor() throws IOException {
    lab.policy("example.org", "auth=SMIME:Always");
    assertThat(mail(listener(IncomingTerms.usual(true)), "<>", LETTER).reply())
        .startsWith("550 5.7.1");
  }

  @Test
  void aLargeMailPassesThroughAFile() throws IOException {
    String large = LETTER + "0123456789abcdef0123456789abcdef\r\n".repeat(300_000);
    Outcome outcome = mail(IncomingTerms.usual(false), true, large);
    assertThat(outcome.verdict()).isEqualTo('c');
    assertThat(outcome.message().length).isGreaterThan(10_000_000);
  }

  @Test
  void clientsOfOurFrontAreKnownByAddressAndPortAsLongAsTheyStay() throws Exception {
    PublicSessions sessions = new PublicSessions();
    AddressRanges here = AddressRanges.of(List.of("127.0.0.0/8"));
    lab.policy("example.org", "auth=SMIME:EHLO; enc=TLS:Always");
    Listener milter =
        lab.listen(
            new MilterStation("in", false, lab.incoming(IncomingTerms.usual(true)), sessions));
    try (Served mta = Served.with(Served.smtp().trusting(here, here))) {
      Listener front =
          lab.listen(
              ThroughStation.front(lab.station(mta, false, true), lab.client(), sessions),
              Served.smtp());
      try (Socket client = EdgeLab.connect(front)) {
        Script.of("S: 220 ...\nC: HELO client.test\nS: 250 edge.test\n")
            .playClient(client.getInputStream(), client.getOutputStream());
        assertThat(at(milter, client.getLocalPort()).reply()).startsWith("550 5.7.1");
        assertThat(at(milter, client.getLocalPort() ^ 1).verdict()).isEqualTo('c');
        Script.of("C: QUIT\nS: 221 ...\nS.\n")
            .playClient(client.getInputStream(), client.getOutputStream());
        await(() -> at(milter, client.getLocalPort()).verdict() == 'c');
      }
    }
  }

  /** The end of a session is seen by its client before it is by us. */
  private static void await(Callable<Boolean> what) throws Exception {
    for (int i = 0; i < 100; i++) {
      if (what.call()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not even after five seconds");
  }

  private static Outcome at(Listener milter, int port) throws IOException {
    try (MilterClient mta = MilterClient.of(milter.address())) {
      mta.macros('C', Map.of("{daemon_name}", "smtpd"));
      mta.clientAt("client.test", "127.0.0.1", port);
      mta.step('H', "client.test\0".getBytes(StandardCharsets.US_ASCII));
      return mta.mail("<alice@example.org>", List.of("<bob@example.net>"), LETTER);
    }
  }

  @Test
  void anOutgoingMilterSigns() throws IOException {
    Listener milter =
        lab.listen(
            new MilterStation(
                "out",
                false,
                lab.outgoing(
                    AuthenticationPolicy.ALWAYS,
                    OutgoingSettings.DEFAULT,
                    Submitter.Believed.SESSION_ONLY),
                new PublicSessions()));
    Outcome outcome = at(milter, 2500);
    assertThat(lab.decisions()).containsExactly("sign O-11");
    assertThat(Smime.examine(Smime.read(outcome.message())).shape()).isEqualTo(Shape.SIGNED);
  }
}
