package dev.signet.pki.trust;

/**
 * Where a policy lets certificates be looked for beside the request and the pool (RFC 4158 section
 * 7).
 *
 * @param issuerAccess caIssuers of authority information access (RFC 5280 section 4.2.2.1)
 * @param subjectAccess caRepository of subject information access (section 4.2.2.2)
 * @param dns CERT and SMIMEA records (RFC 4398, RFC 8162)
 * @param ldap LDAP URIs in any of them (RFC 4516)
 */
public record DiscoveryPolicy(
    boolean issuerAccess, boolean subjectAccess, boolean dns, boolean ldap) {

  /** Nothing is fetched. */
  public static final DiscoveryPolicy LOCAL = new DiscoveryPolicy(false, false, false, false);

  /** URLs in certificates are followed, over HTTP. */
  public static final DiscoveryPolicy FETCHING = new DiscoveryPolicy(true, true, false, false);
}
