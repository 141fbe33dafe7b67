package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuthority;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A Valid that does not answer the question is not taken for one that does. */
class AssuranceTest {
  private static final KeyDatum ALICES =
      new KeyDatum.Certificate(Specimens.ALICES_KEY.certificates().get(0));
  private static final KeyDatum OTHERS =
      new KeyDatum.Certificate(Specimens.OTHER_KEY.certificates().get(0));

  private static StatusValue worth(Query query) {
    return Assurance.of(query, Specimens.binding(StatusValue.VALID)).value();
  }

  @Test
  void theAnswerToTheQuestionStands() {
    assertThat(worth(Query.about(KeyInfo.of(ALICES)).forNames(List.of(Specimens.ALICE))))
        .isEqualTo(StatusValue.VALID);
    assertThat(worth(Query.named(UseKeyWith.of(Application.SMIME, "alice@EXAMPLE.org"))))
        .isEqualTo(StatusValue.VALID);
    assertThat(worth(Query.named(Specimens.ALICE).usedFor(Set.of(KeyUsage.SIGNATURE))))
        .isEqualTo(StatusValue.VALID);
  }

  @Test
  void anotherNameDoesNot() {
    assertThat(worth(Query.named(UseKeyWith.of(Application.SMIME, "bob@example.org"))))
        .isEqualTo(StatusValue.INDETERMINATE);
    assertThat(worth(Query.named(UseKeyWith.of(Application.SMIME, "Alice@example.org"))))
        .as("local parts are compared exactly")
        .isEqualTo(StatusValue.INDETERMINATE);
    assertThat(worth(Query.named(UseKeyWith.of(Application.PGP, "alice@example.org"))))
        .isEqualTo(StatusValue.INDETERMINATE);
  }

  @Test
  void oneOfSeveralNamesIsEnough() {
    UseKeyWith bob = UseKeyWith.of(Application.SMIME, "bob@example.org");
    assertThat(worth(Query.named(bob, Specimens.ALICE))).isEqualTo(StatusValue.VALID);
  }

  @Test
  void anotherCertificateDoesNot() {
    assertThat(worth(Query.about(KeyInfo.of(OTHERS)))).isEqualTo(StatusValue.INDETERMINATE);
    assertThat(worth(Query.about(KeyInfo.of(OTHERS, ALICES))))
        .as("the certificate that is asked about comes first")
        .isEqualTo(StatusValue.INDETERMINATE);
  }

  @Test
  void whatIsNotValidStaysAsItIs() {
    Query other = Query.named(UseKeyWith.of(Application.SMIME, "bob@example.org"));
    assertThat(Assurance.of(other, Specimens.binding(StatusValue.INVALID)).value())
        .isEqualTo(StatusValue.INVALID);
  }

  @Test
  void anotherKeyDoesNot() {
    KeyInfo others = KeyInfo.of(new KeyDatum.Value(Specimens.OTHER_KEY.publicKey()));
    assertThat(worth(Query.about(others))).isEqualTo(StatusValue.INDETERMINATE);
    KeyInfo alices = KeyInfo.of(new KeyDatum.Value(Specimens.ALICES_KEY.publicKey()));
    assertThat(worth(Query.about(alices))).isEqualTo(StatusValue.VALID);
  }

  /** What is asked about came back, but as an issuer on the path of another certificate. */
  @Test
  void theIssuerOfTheCertificateInTheAnswerDoesNot() {
    TestAuthority authority = TestAuthority.root("Issuer");
    KeyDatum issuer = certificate(authority.certificate());
    KeyDatum leaf = certificate(authority.issue(s -> s.subject("CN=x")).certificate());
    Query query = Query.about(KeyInfo.of(issuer, leaf));
    assertThat(worth(query, KeyInfo.of(leaf, issuer))).isEqualTo(StatusValue.INDETERMINATE);
    assertThat(worth(query, KeyInfo.of(issuer, leaf))).isEqualTo(StatusValue.INDETERMINATE);
    assertThat(worth(Query.about(KeyInfo.of(leaf, issuer)), KeyInfo.of(issuer, leaf)))
        .isEqualTo(StatusValue.VALID);
  }

  @Test
  void anAnswerThatShowsNoKeyDoesNot() {
    KeyInfo name = KeyInfo.of(new KeyDatum.Name("alice@example.org"));
    assertThat(worth(Query.about(KeyInfo.of(ALICES)), name)).isEqualTo(StatusValue.INDETERMINATE);
    assertThat(worth(Query.named(Specimens.ALICE), name)).isEqualTo(StatusValue.VALID);
  }

  private static StatusValue worth(Query query, KeyInfo answered) {
    KeyBinding binding = Specimens.binding(StatusValue.VALID);
    BindingDescription told =
        new BindingDescription(
            Optional.empty(), answered, Set.of(), binding.description().useKeyWith());
    return Assurance.of(query, new KeyBinding(told, Optional.empty(), binding.status())).value();
  }

  private static KeyDatum certificate(X509Certificate certificate) {
    try {
      return new KeyDatum.Certificate(Octets.of(certificate.getEncoded()));
    } catch (CertificateEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
