package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import java.util.List;
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
}
