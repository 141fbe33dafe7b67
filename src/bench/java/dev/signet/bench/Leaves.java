package dev.signet.bench;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Mail leaves of one authority below one anchor, and a validation that knows both. */
final class Leaves {

  /** More than any cache here remembers, so that a leaf that comes round again is fresh. */
  static final int COUNT = 20_000;

  static final Instant NOW = TestAuthority.NOW;

  private static final int NO_LIST = -1;

  private final TestAuthority root;
  private final TestAuthority authority;
  private final List<byte[]> encodings = new ArrayList<>();
  private final List<X509CRL> lists = new ArrayList<>();
  private final CertificateReader reader = new CertificateReader();
  private final PathValidation validation;

  Leaves(String keyType, int entries) throws CertificateEncodingException {
    KeyPair rootKeys = keys(keyType);
    root = TestAuthority.root("Bench Root", spec -> spec.keys(rootKeys));
    authority = root.intermediate("Bench CA", spec -> spec.keys(keys(keyType)));
    KeyPair leafKeys = keys(keyType);
    for (int i = 0; i < COUNT; i++) {
      String name = "user" + i;
      encodings.add(
          authority
              .issue(spec -> spec.subject("CN=" + name).mail(name + "@example.test").keys(leafKeys))
              .certificate()
              .getEncoded());
    }
    if (entries > NO_LIST) {
      lists.add(root.crl(spec -> {}));
      lists.add(authority.crl(spec -> spec.revokeSerials(1, entries + 1)));
    }
    validation = TestPolicies.validation(policy(entries), Lists.asked(lists));
  }

  X509Certificate root() {
    return root.certificate();
  }

  X509Certificate authority() {
    return authority.certificate();
  }

  List<X509CRL> lists() {
    return lists;
  }

  byte[] encoded(int index) {
    return encodings.get(index);
  }

  byte[] first() {
    return encodings.get(0);
  }

  Certificate read(byte[] der) throws MalformedCertificate {
    return Certificate.of(reader.parse(der));
  }

  PathQuestion question(Certificate leaf) {
    return PathQuestion.of(leaf, Purpose.SIGN_MAIL, NOW);
  }

  PathValidation validation() {
    return validation;
  }

  /** Who checks signatures of the authority's key here, for a bound by the same provider. */
  Provider provider() {
    return authority().getPublicKey().getAlgorithm().equals("RSA")
        ? Security.getProvider("SunRsaSign")
        : TestKeys.BC;
  }

  private TrustPolicy policy(int entries) {
    return new TrustPolicy(
        "bench",
        List.of(Anchor.of(Certificate.of(root()))),
        List.of(Certificate.of(authority())),
        PathRules.CAREFUL,
        TestPolicies.ALGORITHMS,
        entries > NO_LIST ? RevocationPolicy.HARD : RevocationPolicy.NONE,
        DiscoveryPolicy.LOCAL,
        PathBudget.DEFAULT);
  }

  private static KeyPair keys(String type) {
    return type.equals("RSA") ? TestKeys.rsa() : TestKeys.ec();
  }
}
