package dev.signet.mail.milter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import dev.signet.testkit.MilterClient;
import dev.signet.testkit.MilterClient.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole messages between an MTA and a filter, over both kinds of socket. */
@Timeout(60)
class MilterServiceTest {
  private static final String MAIL =
      "From: a@example.org\r\nSubject:no space\r\nTo: b@example.net,\r\n\tc@example.net\r\n"
          + "X-Two: 1\r\nX-Two:  2\r\n\r\nHello\r\n.\r\nworld\r\n";

  @TempDir private Path directory;

  @Test
  void showsTheMessageAsItCame() throws IOException {
    List<MilterMessage> seen = new ArrayList<>();
    for (boolean isUnix : List.of(true, false)) {
      try (TestFilter filter = TestFilter.of(directory, isUnix, message -> keep(message, seen));
          MilterClient mta = MilterClient.of(filter.address())) {
        mta.client("smtpd-2526");
        Outcome outcome = mta.mail("<a@example.org>\0BODY=8BITMIME\0SIZE=9", recipients(), MAIL);
        assertThat(outcome.verdict()).isEqualTo('c');
        assertThat(outcome.text()).isEqualTo(MAIL);
        assertThat(outcome.steps()).hasSize(1);
      }
    }
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).envelope()).isEqualTo(seen.get(1).envelope());
    MilterMessage message = seen.get(0);
    assertThat(message.listener()).isEqualTo("smtpd-2526");
    assertThat(message.macros()).containsEntry("i", "4F1x").containsEntry("j", "mta.example");
    assertThat(message.envelope().sender())
        .isEqualTo(new Envelope.Sender("a@example.org", List.of("BODY=8BITMIME", "SIZE=9")));
    assertThat(message.envelope().recipients())
        .containsExactly(
            new Envelope.Recipient("b@example.net", List.of()),
            new Envelope.Recipient("c@example.net", List.of("NOTIFY=NEVER", "ORCPT=rfc822;c")));
  }

  private static List<String> recipients() {
    return List.of("<b@example.net>", "<@old.example:c@example.net>\0NOTIFY=NEVER\0ORCPT=rfc822;c");
  }

  private static MilterAnswer keep(MilterMessage message, List<MilterMessage> seen) {
    assertThat(text(message.message().content())).isEqualTo(MAIL);
    seen.add(message);
    return new MilterAnswer.Unchanged();
  }

  @Test
  void tellsWhoTheClientIs() throws IOException {
    List<MilterMessage> seen = new ArrayList<>();
    try (TestFilter filter = TestFilter.of(directory, true, message -> keep(message, seen));
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.macros('C', Map.of("{daemon_name}", "x"));
      mta.clientAt("mail.example.org", "198.51.100.3", 50_025);
      mta.macros('H', Map.of("{tls_version}", "TLSv1.3"));
      mta.step('H', MilterClient.octets("helo.example\0"));
      mta.macros('M', Map.of("{auth_authen}", "alice"));
      mta.step('M', MilterClient.octets("<>\0"));
      mta.step('R', MilterClient.octets("<b@example.net>\0"));
      mta.show(MAIL);
      mta.macros('M', Map.of("{auth_authen}", "carol"));
      mta.mail("<>", recipients(), MAIL);
      mta.step('M', MilterClient.octets("<>\0"));
      mta.show(MAIL);
    }
    assertThat(seen).hasSize(3);
    assertThat(seen.get(0).peer().name()).contains("mail.example.org");
    assertThat(seen.get(0).peer().address()).isEqualTo("198.51.100.3");
    assertThat(seen.get(0).peer().port()).isEqualTo(50_025);
    assertThat(seen.get(0).peer().hello()).isEqualTo("helo.example");
    assertThat(seen.get(0).peer().tlsVersion()).contains("TLSv1.3");
    assertThat(seen.get(0).peer().login()).contains("alice");
    assertThat(seen.get(0).envelope().sender().isNull()).isTrue();
    assertThat(seen.get(1).peer().login()).isEmpty();
    assertThat(seen.get(2).peer().login()).isEmpty();
    assertThat(seen.get(2).peer().tlsVersion()).contains("TLSv1.3");
    assertThat(seen.get(2).envelope().recipients()).isEmpty();
  }

  @Test
  void changesComeOutExactlyAsTheHandlerWantsThem() throws IOException {
    Random random = new Random(20_041);
    MailMessage[] wanted = new MailMessage[1];
    MilterHandler handler = message -> new MilterAnswer.Changed(wanted[0]);
    for (boolean isUnix : List.of(true, false)) {
      try (TestFilter filter = TestFilter.of(directory, isUnix, handler);
          MilterClient mta = MilterClient.of(filter.address())) {
        mta.client("x");
        for (int round = 0; round < 300; round++) {
          wanted[0] = RandomMail.next(random);
          Outcome outcome = mta.mail("<a@example.org>", recipients(), randomMail(random));
          assertThat(outcome.verdict()).isEqualTo('c');
          assertThat(outcome.text()).isEqualTo(text(wanted[0].content()));
        }
      }
    }
  }

  private static String randomMail(Random random) {
    return text(RandomMail.next(random).content());
  }

  @Test
  void withoutALeadingSpaceInTheProtocolFieldsHaveOneSpace() throws IOException {
    MilterHandler handler =
        message ->
            new MilterAnswer.Changed(
                message
                    .message()
                    .withHeader(
                        message.message().header().under(HeaderField.of("Results", "ours"))));
    try (TestFilter filter = TestFilter.of(directory, true, handler);
        MilterClient mta = MilterClient.connect(filter.address())) {
      mta.negotiate(2, 0x3f, 0x7f);
      assertThat(mta.agreedProtocol() & MilterClient.LEADING_SPACE).isZero();
      mta.client("x");
      Outcome outcome = mta.mail("<a@example.org>", recipients(), "A: 1\r\nB: 2\r\n\r\nHi\r\n");
      assertThat(outcome.text()).isEqualTo("Results: ours\r\nA: 1\r\nB: 2\r\n\r\nHi\r\n");
      assertThat(outcome.steps()).hasSize(2);
    }
  }

  @Test
  void aBodyOfAnySizeIsReplaced() throws IOException {
    String large = "0123456789abcdef\r\n".repeat(20_000);
    for (String body : List.of("", "x", large.substring(0, 65_535), large)) {
      Content content = Content.of(body.getBytes(StandardCharsets.US_ASCII));
      MilterHandler handler =
          m -> new MilterAnswer.Changed(MailMessage.of(m.message().header(), content));
      try (TestFilter filter = TestFilter.of(directory, true, handler);
          MilterClient mta = MilterClient.of(filter.address())) {
        mta.client("x");
        Outcome outcome = mta.mail("<a@example.org>", recipients(), "A: 1\r\n\r\n" + large + "!");
        assertThat(outcome.text()).isEqualTo("A: 1\r\n\r\n" + body);
      }
    }
  }

  @Test
  void theStorageOfAChangedMessageIsFreed() throws IOException {
    AtomicInteger freed = new AtomicInteger();
    MilterHandler handler = m -> new MilterAnswer.Changed(m.message(), freed::incrementAndGet);
    try (TestFilter filter = TestFilter.of(directory, true, handler);
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      mta.mail("<a@example.org>", recipients(), MAIL);
    }
    assertThat(freed).hasValue(1);
  }

  @Test
  void repliesReachTheMtaInItsOwnNotation() throws IOException {
    Reply reply = new Reply(550, "5.7.1", List.of("100 % of\r\n250 it", "bad \u00e9"));
    assertThat(refusal(message -> new MilterAnswer.Refused(reply)))
        .isEqualTo("550-5.7.1 100 %% of??250 it\r\n550 5.7.1 bad ?\0");
    assertThat(refusal(message -> new MilterAnswer.Refused(Reply.of(451, "", "later"))))
        .isEqualTo("451 4.0.0 later\0");
    String longest =
        refusal(m -> new MilterAnswer.Refused(Reply.of(554, "5.6.0", "%".repeat(999))));
    assertThat(longest).hasSizeLessThanOrEqualTo(981).matches("554 5\\.6\\.0 (%%)+\0");
  }

  @Test
  void faultsDeferTheMessageAndTheConnectionGoesOn() throws IOException {
    MilterHandler broken =
        message -> {
          throw new IllegalStateException("broken");
        };
    HeaderField outbreak = HeaderField.received(MilterClient.octets("X: 1\r\nY: 2\r\n"));
    HeaderField nameless = HeaderField.received(MilterClient.octets("no name\r\n"));
    for (MilterHandler handler :
        List.of(
            broken,
            m -> new MilterAnswer.Refused(Reply.of(250, "2.0.0", "fine")),
            m -> changed(m, outbreak),
            m -> changed(m, nameless),
            m -> changed(m, HeaderField.received(MilterClient.octets("X: \0\r\n"))))) {
      assertThat(refusal(handler)).startsWith("451 4.3.0 ");
    }
  }

  private static MilterAnswer changed(MilterMessage message, HeaderField added) {
    Header header = message.message().header();
    return new MilterAnswer.Changed(message.message().withHeader(header.under(added)));
  }

  private String refusal(MilterHandler handler) throws IOException {
    try (TestFilter filter = TestFilter.of(directory, true, handler);
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      Outcome first = mta.mail("<a@example.org>", recipients(), MAIL);
      assertThat(first.verdict()).isEqualTo('y');
      Outcome second = mta.mail("<a@example.org>", recipients(), MAIL);
      assertThat(second.reply()).isEqualTo(first.reply());
      return first.reply();
    }
  }

  @Test
  void whatIsTooLargeIsRefusedAndNeverJudged() throws IOException {
    MilterHandler nobody =
        message -> {
          throw new AssertionError("judged");
        };
    MilterLimits limits =
        MilterLimits.DEFAULT
            .withOctets(100_000)
            .withHeader(new MessageLimits(1000, 20, 1, 1))
            .withRecipients(2);
    List<String> mails =
        List.of(
            "A: 1\r\n\r\n" + "x".repeat(100_001),
            "A: 1\r\n".repeat(21) + "\r\n",
            "A: " + "1".repeat(1000) + "\r\n\r\n");
    try (TestFilter filter = TestFilter.of(directory, true, nobody, limits);
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      for (String mail : mails) {
        Outcome outcome = mta.mail("<a@example.org>", recipients(), mail);
        assertThat(outcome.verdict()).isEqualTo('y');
        assertThat(outcome.reply()).startsWith("552 5.3.4 ");
      }
      mta.step('M', MilterClient.octets("<>\0"));
      List<MilterClient.Packet> answers = List.of(recipient(mta), recipient(mta), recipient(mta));
      assertThat(answers.stream().map(a -> a.command())).containsExactly('c', 'c', 'y');
      assertThat(answers.get(2).text()).startsWith("452 4.5.3 ");
    }
  }

  private static MilterClient.Packet recipient(MilterClient mta) throws IOException {
    return mta.step('R', MilterClient.octets("<b@example.net>\0"));
  }

  @Test
  void bodiesThatCannotBeStoredDeferTheMessage() throws IOException {
    MilterHandler handler = message -> new MilterAnswer.Unchanged();
    Path nowhere = directory.resolve("is/not/there");
    try (TestFilter filter = TestFilter.storing(nowhere, directory, handler);
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      Outcome outcome = mta.mail("<>", recipients(), "A: 1\r\n\r\n" + "x".repeat(200_000));
      assertThat(outcome.reply()).startsWith("451 4.3.0 ");
      assertThat(mta.mail("<>", recipients(), MAIL).verdict()).isEqualTo('c');
    }
  }

  @Test
  void manyConnectionsGoOnSideBySide() throws IOException {
    MilterHandler handler = message -> changed(message, HeaderField.of("Results", "ours"));
    try (TestFilter filter = TestFilter.of(directory, true, handler)) {
      List<String> results =
          Stream.generate(() -> MAIL).limit(40).parallel().map(m -> through(filter, m)).toList();
      assertThat(results).hasSize(40).allMatch(("Results: ours\r\n" + MAIL)::equals);
    }
  }

  private static String through(TestFilter filter, String mail) {
    try (MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      mta.mail("<a@example.org>", recipients(), mail);
      return mta.mail("<a@example.org>", recipients(), mail).text();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String text(Content content) {
    try {
      return new String(content.octets(1 << 24), StandardCharsets.ISO_8859_1);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
