package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.dns.DnsFinding;
import dev.signet.pki.fetch.dns.PublishedCertificates;
import dev.signet.pki.path.fetching.DnsIssuerLookup;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathInDnsTest extends PathLab {

  private final TestAuthority published = root.intermediate("Published in DNS");
  private final Issued leaf =
      published.issue(s -> s.subject("CN=Alice").mail("alice@example.test"));
  private final List<String> asked = new ArrayList<>();

  @Test
  void findsTheIssuerThatTheDomainPublishes() {
    PathVerdict verdict = validation(10).verdictOn(question().fetching());

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(asked)
        .containsExactly(
            "smimea alice@example.test", "cert alice@example.test", "cert example.test");
    assertThat(verdict.explanation().inquiries().items())
        .extracting(Inquiry::outcome)
        .containsExactly("nothing there", "not found out: no answer", "1 certificates");
  }

  @Test
  void asksNobodyWithoutLeaveAndNoMoreThanTheBudgetAllows() {
    assertThat(validation(10).verdictOn(question())).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(asked).isEmpty();

    assertThat(validation(1).verdictOn(question().fetching()))
        .isNotInstanceOf(PathVerdict.Trusted.class);
    assertThat(asked).containsExactly("smimea alice@example.test");
  }

  private PathQuestion question() {
    return PathQuestion.of(Certificate.of(leaf.certificate()), Purpose.ANY, NOW);
  }

  private PathValidation validation(int fetches) {
    PathBudget budget = new PathBudget(20, 1000, 1000, fetches, PathBudget.DEFAULT.time());
    return new PathValidation(
        TestPolicies.trusting(Set.of(root.anchor()), List.of(), budget),
        new PathValidation.Means(
            ALL_GOOD,
            List.of(new DnsIssuerLookup(new Zone(), () -> NOW)),
            new SignatureCheck(TestKeys.BC),
            () -> NOW));
  }

  /** A zone with the issuer at the domain, nothing at the mailbox, and a server that is shy. */
  private final class Zone implements PublishedCertificates {
    @Override
    public DnsFinding smimea(MailAddress mailbox) {
      asked.add("smimea " + mailbox);
      return new DnsFinding.Absent("smimea", false);
    }

    @Override
    public DnsFinding cert(MailAddress mailbox) {
      asked.add("cert " + mailbox);
      return new DnsFinding.Undetermined("cert", "no answer");
    }

    @Override
    public DnsFinding cert(DomainName domain) {
      asked.add("cert " + domain);
      return new DnsFinding.Published(
          "example.test", List.of(published.certificate()), List.of(), List.of(), List.of(), false);
    }
  }
}
