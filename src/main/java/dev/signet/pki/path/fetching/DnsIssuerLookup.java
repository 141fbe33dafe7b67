package dev.signet.pki.path.fetching;

import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SubjectNames;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.dns.DnsFinding;
import dev.signet.pki.fetch.dns.PublishedCertificates;
import dev.signet.pki.name.MalformedName;
import dev.signet.pki.path.search.Discovered;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.IssuerSource;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks in DNS for certificates that stand beside a mail certificate: CERT records of its addresses
 * and of their domains (RFC 4398), SMIMEA records of its addresses (RFC 8162). DNSSEC or not, what
 * is found is a candidate and no reason for trust.
 */
public final class DnsIssuerLookup implements IssuerSource {

  /** Addresses of one certificate that are looked up; people have one or two. */
  private static final int MAX_ADDRESSES = 2;

  private final PublishedCertificates dns;
  private final InstantSource clock;

  /**
   * @param clock measures how long a look-up took
   */
  public DnsIssuerLookup(PublishedCertificates dns, InstantSource clock) {
    this.dns = dns;
    this.clock = clock;
  }

  @Override
  public Discovered issuersOf(Certificate issued, FetchBudget budget) {
    Findings findings = new Findings(budget);
    SubjectNames.mailAddresses(issued.x509()).stream()
        .limit(MAX_ADDRESSES)
        .forEach(address -> lookUp(address, findings));
    return findings.discovered();
  }

  /** Nothing in DNS leads from an authority to what it issues. */
  @Override
  public Discovered issuedBy(Certificate authority, FetchBudget budget) {
    return Discovered.NOTHING;
  }

  private void lookUp(MailAddress address, Findings findings) {
    findings.add("SMIMEA", () -> dns.smimea(address));
    findings.add("CERT", () -> dns.cert(address));
    findings.add("CERT", () -> dns.cert(address.domain()));
  }

  /** What came back, within the budget. */
  private final class Findings {
    private final FetchBudget budget;
    private final Set<Certificate> certificates = new LinkedHashSet<>();
    private final List<Inquiry> inquiries = new ArrayList<>();
    private boolean isMissing;

    private Findings(FetchBudget budget) {
      this.budget = budget;
    }

    private void add(String type, Supplier<DnsFinding> question) {
      Instant begun = clock.instant();
      if (budget.timeLeft(begun).isZero() || !budget.takeFetch()) {
        return;
      }
      DnsFinding finding = question.get();
      String outcome =
          finding.match(
              this::published,
              absent -> "nothing there",
              open -> "not found out: " + open.because());
      Duration took = Duration.between(begun, clock.instant());
      inquiries.add(new Inquiry("dns:" + finding.name() + "?type=" + type, outcome, took));
    }

    private String published(DnsFinding.Published finding) {
      int before = certificates.size();
      finding.certificates().forEach(this::candidate);
      return certificates.size() - before + " certificates";
    }

    private String open(DnsFinding.Undetermined finding) {
      isMissing = true;
      return "not found out: " + finding.because();
    }

    private void candidate(X509Certificate certificate) {
      try {
        certificates.add(Certificate.of(certificate));
      } catch (MalformedName junk) {
        inquiries.add(new Inquiry("dns", "junk: " + junk.getMessage(), Duration.ZERO));
      }
    }

    private Discovered discovered() {
      return new Discovered(List.copyOf(certificates), inquiries, isMissing);
    }
  }
}
