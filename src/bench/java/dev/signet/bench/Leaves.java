package dev.signet.bench;

import dev.signet.pki.algorithm.NativeProvider;
import dev.signet.pki.algorithm.SignatureProviders;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
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
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Mail leaves of one authority below one anchor, and a validation that knows both. */
final class Leaves {

  /** More than any cache here remembers, so that a leaf that comes round again is fresh. */
  static final int COUNT = 5_000;

  static final Instant NOW = TestAuthority.NOW;

  private static final int NO_LIST = -1;

  private final Minted minted;
  private final List<X509CRL> lists = new ArrayList<>();
  private final CertificateReader reader = new CertificateReader();
  private final SignatureCheck check;
  private final PathValidation validation;

  Leaves(Minted minted, int entries, NativeProvider provider) {
    this.minted = minted;
    if (entries > NO_LIST) {
      lists.add(minted.root.crl(spec -> {}));
      lists.add(minted.authority.crl(spec -> spec.revokeSerials(1, entries + 1)));
    }
    check = new SignatureCheck(SignatureProviders.chosen(provider, TestKeys.BC));
    validation =
        new PathValidation(
            policy(entries),
            new PathValidation.Means(
                new ListRevocation(Lists.store(lists), List.of(), check, InstantSource.fixed(NOW)),
                check,
                InstantSource.system()));
  }

  /** What is the same whoever checks it. */
  record Minted(TestAuthority root, TestAuthority authority, List<byte[]> leaves) {

    static Minted of(String keyType) throws CertificateEncodingException {
      KeyPair rootKeys = keys(keyType);
      TestAuthority root = TestAuthority.root("Bench Root", spec -> spec.keys(rootKeys));
      TestAuthority authority = root.intermediate("Bench CA", spec -> spec.keys(keys(keyType)));
      KeyPair leafKeys = keys(keyType);
      List<byte[]> leaves = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        String name = "user" + i;
        leaves.add(
            authority
                .issue(
                    spec -> spec.subject("CN=" + name).mail(name + "@example.test").keys(leafKeys))
                .certificate()
                .getEncoded());
      }
      return new Minted(root, authority, leaves);
    }
  }

  X509Certificate root() {
    return minted.root.certificate();
  }

  X509Certificate authority() {
    return minted.authority.certificate();
  }

  List<X509CRL> lists() {
    return lists;
  }

  byte[] encoded(int index) {
    return minted.leaves.get(index);
  }

  byte[] first() {
    return minted.leaves.get(0);
  }

  Certificate read(byte[] der) throws MalformedCertificate {
    return reader.read(der);
  }

  PathQuestion question(Certificate leaf) {
    return PathQuestion.of(leaf, Purpose.SIGN_MAIL, NOW);
  }

  PathValidation validation() {
    return validation;
  }

  /** Who checks signatures here, for a bound by the same provider. */
  SignatureCheck check() {
    return check;
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
