package dev.signet.xkms.registry.jdbc;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.binding;
import static dev.signet.xkms.registry.jdbc.Samples.certificate;
import static dev.signet.xkms.registry.jdbc.Samples.change;
import static dev.signet.xkms.registry.jdbc.Samples.der;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.issuance.RevokedCertificate;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** How bindings are found by what their certificates say, on every database. */
interface CertificateContract {
  /** The database of this test. */
  DataSource database();

  private JdbcRegistry registry() {
    return new JdbcRegistry(database(), () -> NOW);
  }

  @Test
  default void everythingThatNamesTheCertificateLeadsToItsBinding() throws Exception {
    IssuingAuthority authority = Samples.authority();
    PublicKey key = Samples.key();
    X509Certificate leaf = certificate(authority, key, "alice@example.org");
    RegisteredBinding binding =
        binding(key, List.of(der(leaf), der(authority.certificate())), mail("alice@example.org"));
    registry().register(binding, Optional.empty(), change());
    for (Lookup lookup :
        List.of(
            new Lookup.ByCertificate(der(leaf)),
            new Lookup.ByIssuerSerial(leaf.getIssuerX500Principal(), leaf.getSerialNumber()),
            new Lookup.BySubject(leaf.getSubjectX500Principal()),
            new Lookup.BySubjectKeyId(keyId(key)))) {
      assertThat(registry().find(lookup, 5)).as(lookup.toString()).containsExactly(binding);
    }
    for (Map.Entry<String, String> digest : DIGESTS.entrySet()) {
      Octets value =
          Octets.of(MessageDigest.getInstance(digest.getValue()).digest(leaf.getEncoded()));
      assertThat(registry().find(new Lookup.ByDigest(digest.getKey(), value), 5))
          .containsExactly(binding);
    }
  }

  Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1",
          "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
          "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  private static Octets keyId(PublicKey key) throws GeneralSecurityException {
    byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes();
    return Octets.of(MessageDigest.getInstance("SHA-1").digest(bits));
  }

  @Test
  default void theIssuersCertificateDoesNotLeadToEverybodyItCertified() throws Conflict {
    IssuingAuthority authority = Samples.authority();
    PublicKey key = Samples.key();
    X509Certificate root = authority.certificate();
    Octets leaf = der(certificate(authority, key, "alice@example.org"));
    registry()
        .register(
            binding(key, List.of(leaf, der(root)), mail("alice@example.org")),
            Optional.empty(),
            change());
    assertThat(registry().find(new Lookup.ByCertificate(der(root)), 5)).isEmpty();
    assertThat(registry().find(new Lookup.BySubject(root.getSubjectX500Principal()), 5)).isEmpty();
  }

  @Test
  default void formerCertificatesStayKnownAndAreRevokedWithTheBinding() throws Conflict {
    IssuingAuthority authority = Samples.authority();
    PublicKey key = Samples.key();
    X509Certificate former = certificate(authority, key, "alice@example.org");
    X509Certificate current = certificate(authority, key, "alice@example.org");
    RegisteredBinding binding = binding(key, List.of(der(former)), mail("alice@example.org"));
    registry().register(binding, Optional.empty(), change());
    RegisteredBinding reissued = binding.reissued(binding.validity(), List.of(der(current)));
    registry().reissue(reissued, change());
    registry().reissue(reissued, change());
    for (X509Certificate certificate : List.of(former, current)) {
      assertThat(registry().find(new Lookup.ByCertificate(der(certificate)), 5))
          .containsExactly(reissued);
    }
    assertThat(registry().revokedCertificates(former.getIssuerX500Principal())).isEmpty();
    registry().revoke(binding.id(), new BindingState.Revoked(NOW, "keyCompromise"), change());
    assertThat(registry().revokedCertificates(former.getIssuerX500Principal()))
        .containsExactlyInAnyOrder(
            new RevokedCertificate(former.getSerialNumber(), NOW, CRLReason.KEY_COMPROMISE),
            new RevokedCertificate(current.getSerialNumber(), NOW, CRLReason.KEY_COMPROMISE));
    assertThat(registry().revokedCertificates(former.getSubjectX500Principal())).isEmpty();
  }

  @Test
  default void aBrokenCertificateIsRefusedAndNothingIsKept() {
    RegisteredBinding binding =
        binding(Samples.key(), List.of(Octets.of(new byte[] {0x30, 1})), mail("a@b.example"));
    assertThatThrownBy(() -> registry().register(binding, Optional.empty(), change()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(registry().find(new Lookup.ByKey(binding.key()), 1)).isEmpty();
  }
}
