package dev.signet.pki.path.fetching;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.extension.AccessLocation;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.path.search.Discovered;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.IssuerSource;
import dev.signet.pki.trust.DiscoveryPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the URLs in certificates to the issuers above them (RFC 5280 section 4.2.2.1) and to what
 * their subjects issue (section 4.2.2.2), as far as a policy lets it; safe for many threads.
 *
 * <p>What was published behind a URL is remembered for a while. It is fetched by whoever asks first
 * and then helps everybody who names the same URL, so that nobody can place anything there but who
 * publishes it.
 */
public final class HttpIssuerFetcher implements IssuerSource {

  /** URLs of one certificate that are followed; real ones have two. */
  private static final int MAX_LOCATIONS = 4;

  /** Publications that are remembered; 16 MB at most as they came. */
  private static final int REMEMBERED = 256;

  /** Authorities publish a new certificate weeks before they use it. */
  private static final Duration FRESH = Duration.ofHours(1);

  private final Publications publications;
  private final DiscoveryPolicy discovery;
  private final InstantSource clock;
  private final Remembered<URI, Publication> remembered = new Remembered<>(REMEMBERED);

  public HttpIssuerFetcher(
      Publications publications, DiscoveryPolicy discovery, InstantSource clock) {
    this.publications = publications;
    this.discovery = discovery;
    this.clock = clock;
  }

  @Override
  public Discovered issuersOf(Certificate issued, FetchBudget budget) {
    return discovery.issuerAccess()
        ? behind(issued.authorityAccess().value(), AccessLocation.CA_ISSUERS, budget)
        : Discovered.NOTHING;
  }

  @Override
  public Discovered issuedBy(Certificate authority, FetchBudget budget) {
    return discovery.subjectAccess()
        ? behind(authority.subjectAccess().value(), AccessLocation.CA_REPOSITORY, budget)
        : Discovered.NOTHING;
  }

  private Discovered behind(
      Optional<List<AccessLocation>> access, String method, FetchBudget budget) {
    Set<Certificate> found = new LinkedHashSet<>();
    List<Inquiry> inquiries = new ArrayList<>();
    boolean isMissing = false;
    for (URI uri : uris(access.orElse(List.of()), method)) {
      Publication publication = at(uri, budget);
      found.addAll(publication.certificates());
      inquiries.add(publication.inquiry());
      isMissing |= publication.isMissing();
    }
    return new Discovered(List.copyOf(found), inquiries, isMissing);
  }

  private List<URI> uris(List<AccessLocation> access, String method) {
    return access.stream()
        .filter(location -> location.method().equals(method))
        .flatMap(location -> uri(location.location()).stream())
        .distinct()
        .limit(MAX_LOCATIONS)
        .toList();
  }

  private Publication at(URI uri, FetchBudget budget) {
    Instant now = clock.instant();
    Optional<Publication> known =
        remembered.get(uri).filter(publication -> now.isBefore(publication.at().plus(FRESH)));
    return known.map(Publication::remembered).orElseGet(() -> fetched(uri, budget));
  }

  private Publication fetched(URI uri, FetchBudget budget) {
    Publication publication = publications.at(uri, budget);
    if (!publication.certificates().isEmpty()) {
      remembered.put(uri, publication);
    }
    return publication;
  }

  private Optional<URI> uri(GeneralName name) {
    if (!(name instanceof GeneralName.Uri uri)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(uri.text().strip())).filter(this::isAllowed);
    } catch (URISyntaxException junk) {
      return Optional.empty();
    }
  }

  private boolean isAllowed(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean isDirectory = scheme.equals("ldap") || scheme.equals("ldaps");
    return scheme.equals("http") || scheme.equals("https") || isDirectory && discovery.ldap();
  }
}
