package dev.signet.pki.fetch.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.testkit.Issued;
import dev.signet.testkit.LoopbackDns;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.CERTRecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SMIMEARecord;

@Timeout(30)
class DnsPublishedCertificatesTest {

  private static final MailAddress HUGH = MailAddress.of("hugh@example.com");
  private static final DomainName DOMAIN = DomainName.of("example.com");

  private final Issued alice = TestAuthority.root("Root").issue(spec -> spec.subject("CN=Alice"));

  /** The example of RFC 8162 section 3.1. */
  @Test
  void asksForAMailboxAtTheNameOfTheStandard() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(LoopbackDns::nothing)) {
      asking(dns).smimea(HUGH);
      assertThat(dns.questions())
          .containsExactly(
              "udp c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6._smimecert.example.com.");
    }
  }

  @Test
  void asksForALocalPartAsOneLabel() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(LoopbackDns::nothing)) {
      asking(dns).cert(MailAddress.of("hugh.laurie+x@example.com"));
      assertThat(dns.questions()).containsExactly("udp hugh\\.laurie+x.example.com.");
    }
  }

  @Test
  void asksNobodyAboutALocalPartThatFitsIntoNoLabel() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(LoopbackDns::nothing)) {
      DnsFinding finding = asking(dns).cert(MailAddress.of("a".repeat(64) + "@example.com"));
      assertThat(finding).isInstanceOf(DnsFinding.Absent.class);
      assertThat(dns.questions()).isEmpty();
    }
  }

  @Test
  void readsACertificateFromACertRecord() throws IOException {
    DnsFinding.Published published = published(cert(1, alice.der()));
    assertThat(published.certificates()).containsExactly(alice.certificate());
    assertThat(published.notes()).isEmpty();
    assertThat(published.name()).isEqualTo("example.com.");
  }

  @Test
  void readsAUrlFromAnIpkixRecord() throws IOException {
    byte[] url = "http://example.com/a.cer".getBytes(StandardCharsets.US_ASCII);
    assertThat(published(cert(4, url)).urls())
        .containsExactly(URI.create("http://example.com/a.cer"));
  }

  @Test
  void notesWhatItCannotUse() throws IOException {
    DnsFinding.Published published =
        published(
            cert(3, new byte[] {1}),
            cert(1, new byte[] {0x30, 3, 1, 1, 1}),
            cert(4, "not a url".getBytes(StandardCharsets.US_ASCII)),
            cert(1, alice.der()));
    assertThat(published.certificates()).containsExactly(alice.certificate());
    assertThat(published.notes()).hasSize(3);
    assertThat(published.notes().get(0)).isEqualTo("a CERT record of type 3");
    assertThat(published.notes().get(1)).startsWith("a record: not a certificate");
    assertThat(published.notes().get(2)).isEqualTo("an IPKIX record without a URL");
  }

  @Test
  void readsSmimeaRecordsWithAndWithoutACertificate() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(
            question ->
                LoopbackDns.answer(
                    question,
                    smimea(question, new int[] {3, 0, 0}, alice.der()),
                    smimea(question, new int[] {0, 1, 1}, new byte[] {(byte) 0xab, 1})))) {
      DnsFinding.Published published = (DnsFinding.Published) asking(dns).smimea(HUGH);
      assertThat(published.certificates()).containsExactly(alice.certificate());
      assertThat(published.associations()).hasSize(2);
      assertThat(published.associations().get(1))
          .isEqualTo(new DnsFinding.Association(0, 1, 1, "ab01"));
    }
  }

  @Test
  void followsAnAlias() throws IOException {
    Name other = Name.fromString("certs.example.net.");
    try (LoopbackDns dns =
        new LoopbackDns(
            question ->
                LoopbackDns.answer(
                    question,
                    new CNAMERecord(question.getQuestion().getName(), DClass.IN, 60, other),
                    new CERTRecord(other, DClass.IN, 60, 1, 0, 0, alice.der())))) {
      assertThat(asking(dns).cert(DOMAIN))
          .isInstanceOfSatisfying(
              DnsFinding.Published.class,
              found -> assertThat(found.certificates()).containsExactly(alice.certificate()));
    }
  }

  @Test
  void ignoresRecordsOfAnotherName() throws IOException {
    Name other = Name.fromString("evil.example.net.");
    Record stray = new CERTRecord(other, DClass.IN, 60, 1, 0, 0, alice.der());
    try (LoopbackDns dns = new LoopbackDns(question -> LoopbackDns.answer(question, stray))) {
      assertThat(asking(dns).cert(DOMAIN)).isInstanceOf(DnsFinding.Absent.class);
    }
  }

  @Test
  void endsACircleOfAliases() throws IOException {
    Name name = Name.fromString("example.com.");
    Record circle = new CNAMERecord(name, DClass.IN, 60, name);
    try (LoopbackDns dns = new LoopbackDns(question -> LoopbackDns.answer(question, circle))) {
      assertThat(asking(dns).cert(DOMAIN)).isInstanceOf(DnsFinding.Absent.class);
    }
  }

  @Test
  void asksAgainOverTcpWhenTheAnswerDoesNotFit() throws IOException {
    Issued large =
        TestAuthority.root("Root").issue(spec -> spec.extension("1.2.3.4", false, new byte[3000]));
    try (LoopbackDns dns =
        new LoopbackDns(question -> LoopbackDns.answer(question, cert(1, large.der())))) {
      DnsFinding.Published published = (DnsFinding.Published) asking(dns).cert(DOMAIN);
      assertThat(published.certificates()).containsExactly(large.certificate());
      assertThat(dns.questions()).containsExactly("udp example.com.", "tcp example.com.");
    }
  }

  @Test
  void readsNoMoreRecordsThanItMay() throws IOException {
    Record[] many =
        IntStream.range(0, 40).mapToObj(i -> cert(9, new byte[] {(byte) i})).toArray(Record[]::new);
    assertThat(published(many).notes())
        .hasSize(33)
        .first()
        .isEqualTo("more than 32 records; the rest is not read");
  }

  @Test
  void believesTheAdBitOfATrustedResolverOnly() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(question -> LoopbackDns.answer(question, cert(1, alice.der())))) {
      assertThat(isAuthenticated(asking(dns, true).cert(DOMAIN))).isTrue();
      assertThat(isAuthenticated(asking(dns, false).cert(DOMAIN))).isFalse();
    }
  }

  @Test
  void saysWhenAnAbsenceIsAuthenticated() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(LoopbackDns::nothing)) {
      assertThat(isAuthenticated(asking(dns, true).cert(DOMAIN))).isTrue();
      assertThat(isAuthenticated(asking(dns, false).cert(DOMAIN))).isFalse();
    }
  }

  @Test
  void tellsAFailureOfTheResolverFromAnAbsence() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(question -> LoopbackDns.failure(question, Rcode.SERVFAIL))) {
      assertThat(asking(dns).cert(DOMAIN))
          .isEqualTo(new DnsFinding.Undetermined("example.com.", "the resolver answered SERVFAIL"));
    }
  }

  @Test
  void endsASilentResolver() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(
            question -> {
              throw new IOException("says nothing");
            })) {
      DnsResolvers silent =
          new DnsResolvers(List.of(dns.address()), true, Duration.ofMillis(200), 32);
      DnsFinding finding =
          new DnsPublishedCertificates(silent, new CertificateReader()).cert(DOMAIN);
      assertThat(finding).isInstanceOf(DnsFinding.Undetermined.class);
    }
  }

  @Test
  void refusesAnAnswerToAnotherQuestion() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(
            question -> {
              Message other =
                  Message.newQuery(
                      Record.newRecord(
                          Name.fromString("other.example."),
                          question.getQuestion().getType(),
                          DClass.IN));
              other.getHeader().setID(question.getHeader().getID());
              return LoopbackDns.answer(other, cert(1, alice.der()));
            })) {
      DnsResolvers one = new DnsResolvers(List.of(dns.address()), true, Duration.ofMillis(500), 32);
      assertThat(new DnsPublishedCertificates(one, new CertificateReader()).cert(DOMAIN))
          .isInstanceOf(DnsFinding.Undetermined.class);
    }
  }

  @Test
  void asksTheNextResolverWhenOneFails() throws IOException {
    try (LoopbackDns ill =
            new LoopbackDns(question -> LoopbackDns.failure(question, Rcode.SERVFAIL));
        LoopbackDns well =
            new LoopbackDns(question -> LoopbackDns.answer(question, cert(1, alice.der())))) {
      DnsResolvers both = DnsResolvers.of(List.of(ill.address(), well.address()), true);
      assertThat(new DnsPublishedCertificates(both, new CertificateReader()).cert(DOMAIN))
          .isInstanceOf(DnsFinding.Published.class);
    }
  }

  private static DnsFinding.Published published(Record... records) throws IOException {
    try (LoopbackDns dns = new LoopbackDns(question -> LoopbackDns.answer(question, records))) {
      return (DnsFinding.Published) asking(dns).cert(DOMAIN);
    }
  }

  private static boolean isAuthenticated(DnsFinding finding) {
    return finding.match(
        DnsFinding.Published::authenticated, DnsFinding.Absent::authenticated, unknown -> false);
  }

  private static PublishedCertificates asking(LoopbackDns dns) {
    return asking(dns, true);
  }

  private static PublishedCertificates asking(LoopbackDns dns, boolean trusted) {
    List<InetSocketAddress> servers = List.of(dns.address());
    return new DnsPublishedCertificates(DnsResolvers.of(servers, trusted), new CertificateReader());
  }

  private static CERTRecord cert(int type, byte[] content) {
    return new CERTRecord(
        Name.fromConstantString("example.com."), DClass.IN, 60, type, 0, 0, content);
  }

  private static SMIMEARecord smimea(Message question, int[] fields, byte[] data) {
    Name name = question.getQuestion().getName();
    return new SMIMEARecord(name, DClass.IN, 60, fields[0], fields[1], fields[2], data);
  }
}
