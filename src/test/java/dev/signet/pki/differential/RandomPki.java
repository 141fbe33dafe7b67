package dev.signet.pki.differential;

import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.security.KeyPair;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A small hierarchy grown from a seed: an anchor, some authorities that certify each other, a leaf,
 * revocation lists, and now and then something wrong with any of them.
 */
final class RandomPki {

  private static final List<KeyPair> KEYS = Stream.generate(TestKeys::ec).limit(12).toList();
  private static final List<String> POLICIES = List.of("1.2.3.1", "1.2.3.2", "2.5.29.32.0");

  final TestAuthority root;
  final X509Certificate leaf;
  final List<X509Certificate> pool = new ArrayList<>();
  final List<X509CRL> lists = new ArrayList<>();
  final boolean explicitPolicy;
  final boolean inhibitMapping;
  final boolean inhibitAnyPolicy;
  final Set<String> initialPolicies;

  boolean permitsHosts;
  boolean leafNamesHost;
  boolean leafAssertsAnyPolicy;

  private final Random random;
  private boolean demandsPolicy;
  private final List<TestAuthority> authorities = new ArrayList<>();
  private final List<String> story = new ArrayList<>();

  RandomPki(long seed) {
    random = new Random(seed);
    root = TestAuthority.root("Root", spec -> spec.keys(KEYS.get(0)));
    authorities.add(root);
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      grow();
    }
    TestAuthority last = authorities.get(authorities.size() - 1);
    story.add("leaf below " + name(last));
    leaf = last.issue(this::leaf).certificate();
    explicitPolicy = chance(5);
    inhibitMapping = chance(8);
    inhibitAnyPolicy = chance(8);
    initialPolicies = chance(6) ? Set.of(POLICIES.get(0)) : Set.of(POLICIES.get(2));
    list();
  }

  /** What was done, for the message of a test that fails. */
  String story() {
    return String.join("; ", story)
        + "; explicit="
        + explicitPolicy
        + " mapping="
        + !inhibitMapping
        + " any="
        + !inhibitAnyPolicy
        + " initial="
        + initialPolicies;
  }

  /** Whether any policy can be demanded in it. */
  boolean isAboutPolicy() {
    return explicitPolicy || demandsPolicy;
  }

  /** Whether two authorities have one name and different keys. */
  boolean hasNamesakes() {
    return pool.stream()
        .anyMatch(
            one ->
                pool.stream()
                    .anyMatch(
                        other ->
                            one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
                                && !one.getPublicKey().equals(other.getPublicKey())));
  }

  /** Whether one name stands over lists that differ in what they revoke. */
  boolean hasContradictingLists() {
    return lists.stream()
        .anyMatch(
            one ->
                lists.stream()
                    .anyMatch(
                        other ->
                            one.getIssuerX500Principal().equals(other.getIssuerX500Principal())
                                && !Objects.equals(
                                    one.getRevokedCertificates(), other.getRevokedCertificates())));
  }

  private void grow() {
    TestAuthority issuer = authorities.get(random.nextInt(authorities.size()));
    int key = 1 + random.nextInt(KEYS.size() - 1);
    String name = chance(5) ? "CN=CA " + random.nextInt(3) : "CN=CA " + key;
    story.add(name + " (key " + key + ") below " + name(issuer));
    Issued issued =
        issuer.issue(
            spec -> {
              spec.subject(name).keys(KEYS.get(key));
              authority(spec);
              faults(spec);
            });
    pool.add(issued.certificate());
    authorities.add(TestAuthority.of(issued));
  }

  private void authority(CertificateSpec spec) {
    if (chance(12)) {
      told("not an authority");
    } else if (chance(4)) {
      int length = random.nextInt(3);
      told("path length " + length);
      spec.authority(length);
    } else if (chance(15)) {
      told("may not sign certificates");
      spec.authority(5, KeyUsage.digitalSignature);
    } else {
      spec.authority(9);
    }
    if (chance(4)) {
      constraints(spec);
    }
    policies(spec, true);
  }

  private void constraints(CertificateSpec spec) {
    RandomConstraints constraints = RandomConstraints.of(random);
    told(constraints.toString());
    permitsHosts |= constraints.permitsHosts();
    spec.extension("2.5.29.30", true, constraints.encoded());
  }

  private void policies(CertificateSpec spec, boolean authority) {
    if (chance(2)) {
      String policy = POLICIES.get(random.nextInt(POLICIES.size()));
      told("policy " + policy);
      leafAssertsAnyPolicy |= !authority && policy.equals(POLICIES.get(2));
      spec.extension("2.5.29.32", false, PolicyExtensions.policies(policy));
    }
    if (authority && chance(8)) {
      told("maps 1.2.3.1 to 1.2.3.2");
      spec.extension("2.5.29.33", true, PolicyExtensions.mapping("1.2.3.1", "1.2.3.2"));
    }
    if (authority && chance(6)) {
      int explicit = random.nextInt(3);
      told("explicit policy after " + explicit);
      demandsPolicy = true;
      spec.extension("2.5.29.36", true, PolicyExtensions.constraints(explicit));
    }
    if (authority && chance(8)) {
      told("inhibits anyPolicy");
      spec.extension("2.5.29.54", true, new byte[] {2, 1, 0});
    }
  }

  private void faults(CertificateSpec spec) {
    if (chance(15)) {
      told("expired");
      spec.expired();
    }
    if (chance(20)) {
      told("broken signature");
      spec.brokenSignature();
    }
    if (chance(20)) {
      told("unknown critical extension");
      spec.extension("1.2.3.4.5", true, new byte[] {5, 0});
    }
  }

  private void leaf(CertificateSpec spec) {
    spec.subject("CN=Alice,O=" + (random.nextBoolean() ? "Example" : "Other"));
    spec.keys(KEYS.get(KEYS.size() - 1));
    if (chance(2)) {
      spec.mail(chance(2) ? "alice@example.test" : "alice@other.test");
    }
    if (chance(2)) {
      leafNamesHost = true;
      spec.dns(chance(2) ? "www.example.test" : "other.test");
    }
    policies(spec, false);
    faults(spec);
  }

  private void list() {
    List<X509Certificate> everybody = new ArrayList<>(pool);
    everybody.add(leaf);
    for (TestAuthority authority : authorities) {
      if (chance(20)) {
        story.add("no list of " + name(authority));
      } else {
        lists.add(list(authority, everybody));
      }
    }
  }

  private X509CRL list(TestAuthority authority, List<X509Certificate> everybody) {
    X509Certificate victim = everybody.get(random.nextInt(everybody.size()));
    return authority.crl(
        spec -> {
          if (chance(6)) {
            told("revokes " + victim.getSerialNumber().toString(16));
            spec.revoke(victim, "2026-05-01T00:00:00Z", CRLReason.KEY_COMPROMISE);
          }
          if (chance(20)) {
            told("stale list");
            spec.valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
          }
          if (chance(20)) {
            told("list signed by a stranger");
            spec.signedBy(KEYS.get(KEYS.size() - 2));
          }
        });
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private void told(String what) {
    story.add(what);
  }

  private static String name(TestAuthority authority) {
    return authority.certificate().getSubjectX500Principal().getName()
        + "/"
        + authority.certificate().getSerialNumber().toString(16);
  }
}
