package dev.signet.pki.trust.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that may stand in a policy file, each key once. */
public final class PolicyKeys {

  /** Sections that may stand several times, each with a label of its own. */
  private static final Set<String> LABELLED = Set.of("anchor", "algorithm");

  /** In the order of docs/policies.md. */
  public static final List<PolicyKey> ALL =
      List.of(
          new PolicyKey("", "title", "text", "What the policy is for, for people."),
          new PolicyKey(
              "",
              "extends",
              "a policy",
              "The policy that it adds to: a file of the same set, or `rfc5280`, `careful`, `strict`, `webpki`, `empty`. Without it: `careful`."),
          new PolicyKey(
              "",
              "served",
              "yes, no",
              "Whether it answers at `/xkms/<name>`; `no` for policies that others only extend."),
          new PolicyKey(
              "anchors",
              "inherited",
              "yes, no",
              "Whether the anchors of the extended policy count too. Without it: `yes`."),
          new PolicyKey(
              "anchors",
              "own-authority",
              "yes, no",
              "Whether the built-in CA of this service is an anchor, and its registrations count. Without it: as in the extended policy; `yes` for `default`."),
          new PolicyKey(
              "anchors",
              "terms",
              "issues, pinned, constrained, dated",
              "The terms of anchors that have no terms of their own. Without it: as in the extended policy; `issues, pinned, constrained` for the built-in ones, without `constrained` for `rfc5280`."),
          new PolicyKey(
              "anchor", "file", "path", "File or directory with certificates, PEM or DER."),
          new PolicyKey(
              "anchor",
              "sha256",
              "fingerprints",
              "SHA-256 of each certificate in it; any other set refuses the file."),
          new PolicyKey(
              "anchor",
              "name",
              "distinguished name",
              "Instead of a file: the name of an anchor whose key is known without a certificate."),
          new PolicyKey(
              "anchor", "key", "path", "The key that belongs to `name`: a PEM `PUBLIC KEY`."),
          new PolicyKey(
              "anchor",
              "terms",
              "issues, pinned, constrained, dated",
              "How far it is trusted: as an issuer; when it is itself asked about; bound by the constraints in its certificate (RFC 5937); bound by its dates. Without it: those of `[anchors]`; `issues, pinned` for a bare key."),
          new PolicyKey(
              "pool",
              "files",
              "paths",
              "Files or directories with certificates that help to find a path and are no reason for trust."),
          new PolicyKey(
              "pool",
              "inherited",
              "yes, no",
              "Whether the pool of the extended policy counts too. Without it: `yes`."),
          new PolicyKey(
              "purposes",
              "admitted",
              "any, mail, sign-mail, encrypt-mail, sign-for-domain, tls-server, tls-client",
              "What may be asked for. Without it: as in the extended policy."),
          new PolicyKey(
              "path",
              "initial-policies",
              "any, or object identifiers",
              "user-initial-policy-set (RFC 5280 6.1.1(c))."),
          new PolicyKey(
              "path", "explicit-policy", "yes, no", "initial-explicit-policy (RFC 5280 6.1.1(f))."),
          new PolicyKey(
              "path",
              "inhibit-mapping",
              "yes, no",
              "initial-policy-mapping-inhibit (RFC 5280 6.1.1(e))."),
          new PolicyKey(
              "path",
              "inhibit-any-policy",
              "yes, no",
              "initial-any-policy-inhibit (RFC 5280 6.1.1(g))."),
          new PolicyKey(
              "path",
              "nested-usage",
              "yes, no",
              "Whether the extended key usage of authorities limits what is below them."),
          new PolicyKey(
              "path",
              "inherited-dsa-parameters",
              "yes, no",
              "Whether a DSA key may take its parameters from its issuer (RFC 5280 6.1.4(e))."),
          new PolicyKey(
              "path",
              "profile",
              "basic, strict, web",
              "Which duties of issuers are checked too: none, the MUSTs of RFC 5280 section 4, those of the CA/Browser Forum."),
          new PolicyKey(
              "path",
              "max-intermediates",
              "0 to 1000, unlimited",
              "Most certificates between the leaf and the anchor."),
          new PolicyKey(
              "revocation", "scope", "nobody, leaf, whole-path", "Whose withdrawal is looked at."),
          new PolicyKey(
              "revocation",
              "unknown",
              "refused, open, accepted",
              "What it means when nobody can say: Invalid, Indeterminate, or nothing."),
          new PolicyKey(
              "revocation",
              "order",
              "lists-first, ocsp-first, race, lists-only, ocsp-only",
              "What is asked first when evidence has to be fetched."),
          new PolicyKey(
              "revocation",
              "fetch",
              "yes, no",
              "Whether lists are fetched and responders asked at the URLs in certificates. Without it: as in the extended policy; `no` for the built-in ones."),
          new PolicyKey(
              "revocation",
              "nonce",
              "yes, no",
              "Whether OCSP answers must repeat the nonce that was sent."),
          new PolicyKey(
              "revocation",
              "responder-unchecked",
              "yes, no",
              "Whether a delegated OCSP responder is believed without a look at its own withdrawal."),
          new PolicyKey(
              "revocation", "oldest", "time", "Greatest age of evidence, whatever it says itself."),
          new PolicyKey(
              "revocation",
              "kept",
              "time",
              "How long evidence is kept for questions about the past."),
          new PolicyKey(
              "revocation",
              "lists",
              "paths",
              "Files or directories with revocation lists; those of the extended policy count too."),
          new PolicyKey(
              "algorithms",
              "use",
              "modern, legacy, any",
              "Which algorithms are admitted: those of today; with SHA-1, DSA and RSA from 1024 bits; all that can be checked."),
          new PolicyKey(
              "algorithm",
              "least-bits",
              "0 to 65536",
              "Least size of a key; 0 for digests. Without it: 0."),
          new PolicyKey("algorithm", "until", "day", "First day on which it is admitted no more."),
          new PolicyKey("algorithm", "admitted", "yes, no", "`no` takes it out of the set."),
          new PolicyKey(
              "discovery",
              "issuer-access",
              "yes, no",
              "Whether caIssuers URLs are followed (RFC 5280 4.2.2.1)."),
          new PolicyKey(
              "discovery",
              "subject-access",
              "yes, no",
              "Whether caRepository URLs are followed (RFC 5280 4.2.2.2)."),
          new PolicyKey(
              "discovery",
              "dns",
              "yes, no",
              "Whether CERT and SMIMEA records are asked for (RFC 4398, RFC 8162), of the resolvers"
                  + " that the machine uses."),
          new PolicyKey(
              "discovery", "ldap", "yes, no", "Whether LDAP URLs are followed (RFC 4516)."),
          new PolicyKey(
              "fetching",
              "schemes",
              "http, https, ldap, ldaps",
              "How URLs in certificates may be followed at all."),
          new PolicyKey("fetching", "ports", "numbers", "Ports that may be connected to."),
          new PolicyKey(
              "fetching",
              "exempt",
              "hosts, host:port, address ranges",
              "Targets that are admitted in spite of their address, such as servers of an intranet."),
          new PolicyKey("fetching", "proxy", "host:port", "An HTTP proxy; it resolves the names."),
          new PolicyKey(
              "fetching",
              "redirects",
              "0 to 10",
              "Most redirects that may follow one another; each is judged anew."),
          new PolicyKey("budget", "path-length", "1 to 1000", "Most certificates in a path."),
          new PolicyKey(
              "budget",
              "candidates",
              "1 to 10000000",
              "Most paths, whole or begun, that a search holds in its hand."),
          new PolicyKey(
              "budget",
              "signature-checks",
              "1 to 10000000",
              "Most signatures that one question may check for the first time."),
          new PolicyKey("budget", "fetches", "0 to 10000", "Most URLs that one question may ask."),
          new PolicyKey("budget", "time", "time", "From the question to the answer."));

  private PolicyKeys() {}

  /** The sections by their word, and whether they take a label. */
  static Map<String, Boolean> sections() {
    Map<String, Boolean> sections = new LinkedHashMap<>();
    for (PolicyKey key : ALL) {
      if (!key.section().isEmpty()) {
        sections.put(key.section(), LABELLED.contains(key.section()));
      }
    }
    return sections;
  }

  static List<String> of(String section) {
    return ALL.stream().filter(key -> key.section().equals(section)).map(PolicyKey::name).toList();
  }
}
