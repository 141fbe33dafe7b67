package dev.signet.mail.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.results.ForgedResults;
import dev.signet.mail.edge.results.ResultsWriter;
import dev.signet.mail.handling.Forwarders;
import dev.signet.mail.handling.IncomingEdge;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.handling.Inspector;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.handling.Patience;
import dev.signet.mail.handling.ReceiverKnowledge;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.text.PolicyReader;
import dev.signet.testkit.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of the edge's judgements is entered in the book. */
class NoticeLogTest {
  private static final InstantSource CLOCK = () -> Instant.parse("2026-03-02T12:00:00Z");
  private static final String ALWAYS = "auth=SMIME:Always; notice=mailto:a@example.org";
  private static final String UNSIGNED =
      "From: alice@example.org\r\nMessage-ID: <1@example.org>\r\n\r\nhello\r\n";
  private static final Peer STRANGER = Peer.at("192.0.2.1", 4711);

  private final NoticeBook book = new NoticeBook(NoticeLimits.DEFAULT);

  private List<String> entered() {
    return book.rows().stream()
        .map(
            row ->
                row.domain()
                    + " "
                    + row.breach().rule()
                    + " "
                    + row.breach().outcome()
                    + " "
                    + row.breach().source()
                    + " "
                    + row.count())
        .toList();
  }

  private void comes(String policy, IncomingTerms terms, Passage passage) throws IOException {
    IncomingEdge.Means means =
        new IncomingEdge.Means(
            new MessageReader(MessageLimits.DEFAULT),
            new Inspector(
                Smime.examiner(AlgorithmRules.MODERN), new Unasked(), AuthorityNames.DEFAULT),
            domain -> published(domain, policy),
            new Unknown(),
            new SignatureStripper(MessageLimits.DEFAULT),
            Forwarders.NONE,
            new Patience(Duration.ofHours(4), CLOCK),
            new NoticeLog(book, CLOCK));
    IncomingEdge.Results results =
        new IncomingEdge.Results(
            new ResultsWriter("edge.test"), new ForgedResults(Set.of("edge.test"), Set.of()));
    new IncomingEdge(means, terms, results).handle(passage, false).close();
  }

  private static PolicyFinding published(DomainName domain, String policy) {
    return PolicyReader.read("v=SMIMEP1; " + policy)
        .match(
            read -> new PolicyFinding.Published(domain, read.policy(), false, false, List.of()),
            malformed -> {
              throw new AssertionError(malformed.because());
            });
  }

  private static Passage passage(Peer peer, String sender, String message, String... to) {
    Envelope envelope =
        new Envelope(
            new Envelope.Sender(sender, List.of()),
            Stream.of(to).map(path -> new Envelope.Recipient(path, List.of())).toList());
    Content content = Content.of(message.getBytes(StandardCharsets.US_ASCII));
    return new Passage("in", false, peer, envelope, content);
  }

  private static Passage unsigned(Peer peer) {
    return passage(peer, "alice@example.org", UNSIGNED, "b@example.net", "c@example.net");
  }

  @Test
  void aMessageCountsOnceForAllItsRecipients() throws IOException {
    comes(ALWAYS, IncomingTerms.usual(false), unsigned(STRANGER));
    comes(ALWAYS, IncomingTerms.usual(false), unsigned(STRANGER));
    assertThat(entered()).containsExactly("example.org V-1 ACCEPTED 192.0.2.1 2");
  }

  @Test
  void aRefusalCountsAsOne() throws IOException {
    comes(ALWAYS, IncomingTerms.usual(true), unsigned(STRANGER));
    assertThat(entered()).containsExactly("example.org V-1 REJECTED 192.0.2.1 1");
  }

  @Test
  void whatIsOnlyToldCountsToo() throws IOException {
    comes(
        "enc=SMIME:Always; notice=mailto:a@example.org",
        IncomingTerms.usual(true),
        unsigned(STRANGER));
    assertThat(entered()).containsExactly("example.org E-1 ACCEPTED 192.0.2.1 1");
  }

  @Test
  void aDomainThatAsksForNoNoticesIsNotCounted() throws IOException {
    comes("auth=SMIME:Always", IncomingTerms.usual(false), unsigned(STRANGER));
    assertThat(entered()).isEmpty();
  }

  @Test
  void mailThatKeepsThePolicyIsNotCounted() throws IOException {
    comes(
        "auth=SMIME:Never; notice=mailto:a@example.org",
        IncomingTerms.usual(true),
        unsigned(STRANGER));
    assertThat(entered()).isEmpty();
  }

  @Test
  void nothingIsCountedAgainAfterTheQueue() throws IOException {
    comes(ALWAYS, IncomingTerms.usual(false).afterQueue(), unsigned(STRANGER));
    assertThat(entered()).isEmpty();
  }

  @Test
  void ourOwnUsersAreNotTold() throws IOException {
    comes(ALWAYS, IncomingTerms.usual(false), unsigned(STRANGER.loggedIn("alice")));
    assertThat(entered()).isEmpty();
  }

  @Test
  void aClientWithoutAnAddressIsLocal() throws IOException {
    comes(ALWAYS, IncomingTerms.usual(false), unsigned(Peer.at("unix", 0)));
    assertThat(entered()).containsExactly("example.org V-1 ACCEPTED local 1");
  }

  @Requirement("E2E-N02")
  @Test
  void nobodyIsToldOfANotice() throws IOException {
    byte[] notice =
        new NoticeMessage(NoticeLab.REPORTER)
            .octets(
                NoticeLab.notice("example.com", "mailto:b@example.com"),
                MailAddress.of("b@example.com"),
                CLOCK.instant());
    String text = new String(notice, StandardCharsets.US_ASCII);
    IncomingTerms terms = IncomingTerms.usual(false);

    comes(ALWAYS, terms, passage(STRANGER, "", text, "b@example.com"));
    assertThat(entered()).isEmpty();

    comes(ALWAYS, terms, passage(STRANGER, "x@example.net", text, "b@example.com"));
    assertThat(entered()).as("from somebody").hasSize(1);
  }

  /** Nothing here is signed, so nobody is asked about keys. */
  private static final class Unasked implements KeyService {
    @Override
    public KeyVerdict judge(KeyQuestion question) {
      throw new AssertionError("not expected");
    }

    @Override
    public ReceiverKey keyOf(MailAddress receiver) {
      throw new AssertionError("not expected");
    }
  }

  private static final class Unknown implements ReceiverKnowledge {
    @Override
    public NextHopSupport edgeOf(DomainName domain) {
      throw new AssertionError("not expected");
    }

    @Override
    public ReceiverSupport programOf(MailAddress receiver) {
      return ReceiverSupport.UNKNOWN;
    }
  }
}
