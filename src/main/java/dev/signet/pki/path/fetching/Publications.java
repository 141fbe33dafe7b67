package dev.signet.pki.path.fetching;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateBundle;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.path.search.Inquiry;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Opens URLs of published certificates through the guarded door and reads what is there. */
public final class Publications {

  /** Refusals that another time would not have met. */
  private static final Set<GuardRule> PASSING =
      EnumSet.of(
          GuardRule.BUDGET,
          GuardRule.CONCURRENCY,
          GuardRule.RATE,
          GuardRule.BACK_OFF,
          GuardRule.BREAKER,
          GuardRule.REMEMBERED_FAILURE);

  private final FetchDoor door;
  private final CertificateReader reader;

  public Publications(FetchDoor door, CertificateReader reader) {
    this.door = door;
    this.reader = reader;
  }

  Publication at(URI uri, FetchBudget budget) {
    FetchRequest request = FetchRequest.certificates(uri).atMost(CertificateBundle.MAX_OCTETS);
    return door.fetch(request, budget)
        .match(
            fetched -> read(uri, fetched),
            refused -> nothing(uri, "refused: " + refused.because(), refused),
            failed -> nothing(uri, "failed: " + failed.because(), failed));
  }

  private Publication read(URI uri, FetchResult.Fetched fetched) {
    try (Content content = fetched.content()) {
      CertificateBundle bundle = CertificateBundle.read(content.octets(), reader);
      List<Certificate> certificates = bundle.certificates().stream().map(Certificate::of).toList();
      String notes = bundle.notes().isEmpty() ? "" : "; " + String.join("; ", bundle.notes());
      String outcome = certificates.size() + " certificates" + notes;
      return new Publication(
          certificates, new Inquiry(uri.toString(), outcome, fetched.took()), fetched.at(), false);
    } catch (IOException lost) {
      return nothing(uri, "lost: " + lost.getMessage(), fetched);
    }
  }

  /** Whether it was not by a rule of the operator that nothing came. */
  private static boolean mayCome(FetchResult result) {
    return result.match(
        fetched -> true, refused -> PASSING.contains(refused.rule()), failed -> true);
  }

  private static Publication nothing(URI uri, String outcome, FetchResult result) {
    return new Publication(
        List.of(),
        new Inquiry(uri.toString(), outcome, result.took()),
        Instant.EPOCH,
        mayCome(result));
  }
}
