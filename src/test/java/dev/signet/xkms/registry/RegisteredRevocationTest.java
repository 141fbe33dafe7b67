package dev.signet.xkms.registry;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.binding;
import static dev.signet.xkms.registry.jdbc.Samples.certificate;
import static dev.signet.xkms.registry.jdbc.Samples.change;
import static dev.signet.xkms.registry.jdbc.Samples.der;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.testkit.Asked;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import dev.signet.xkms.registry.jdbc.Samples;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisteredRevocationTest {
  private final IssuingAuthority authority = Samples.authority();
  private final X509Certificate issuer = authority.certificate();
  private final JdbcRegistry registry = new JdbcRegistry(TestDatabase.inMemory(), () -> NOW);
  private final RegisteredRevocation book = new RegisteredRevocation(registry, issuer);
  private final PublicKey key = Samples.key();
  private final X509Certificate former = certificate(authority, key, "alice@example.org");
  private final X509Certificate current = certificate(authority, key, "alice@example.org");

  private void reissued() throws Conflict {
    RegisteredBinding binding = binding(key, List.of(der(former)), mail("alice@example.org"));
    registry.register(binding, Optional.empty(), change());
    registry.reissue(binding.reissued(binding.validity(), List.of(der(current))), change());
  }

  private String bindingId() {
    return registry.find(new Lookup.ByKey(key), 1).get(0).id();
  }

  @Test
  void certificatesOfAnActiveBindingAreGood() throws Conflict {
    reissued();
    assertThat(book.statusOf(Asked.about(current, issuer, NOW)))
        .isInstanceOf(RevocationStatus.Good.class);
    assertThat(book.statusOf(Asked.about(former, issuer, NOW)))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void allCertificatesAreRevokedWithTheirBindingFromItsTimeOn() throws Conflict {
    reissued();
    registry.revoke(bindingId(), new BindingState.Revoked(NOW, "keyCompromise"), change());
    for (X509Certificate certificate : List.of(former, current)) {
      assertThat(book.statusOf(Asked.about(certificate, issuer, NOW)))
          .satisfies(Asked.revoked(NOW, "keyCompromise"));
      assertThat(book.statusOf(Asked.about(certificate, issuer, NOW.minusMillis(1))))
          .isInstanceOf(RevocationStatus.Good.class);
    }
  }

  @Test
  void whatIsNotInTheBookIsUnknown() {
    assertThat(book.statusOf(Asked.about(current, issuer, NOW)))
        .isInstanceOf(RevocationStatus.Unknown.class);
  }

  @Test
  void anotherAuthorityOfTheSameNameIsUnknown() throws Conflict {
    reissued();
    X509Certificate other = Samples.authority().certificate();
    assertThat(other.getSubjectX500Principal()).isEqualTo(issuer.getSubjectX500Principal());
    assertThat(book.statusOf(Asked.about(current, other, NOW)))
        .isInstanceOf(RevocationStatus.Unknown.class);
  }

  @Test
  void aLostBookIsUnknown() {
    KeySource lost =
        (lookup, limit) -> {
          throw new RegistryUnavailable("gone", new IllegalStateException());
        };
    assertThat(new RegisteredRevocation(lost, issuer).statusOf(Asked.about(current, issuer, NOW)))
        .isInstanceOfSatisfying(
            RevocationStatus.Unknown.class,
            none -> assertThat(none.because().get(0)).contains("gone"));
  }
}
