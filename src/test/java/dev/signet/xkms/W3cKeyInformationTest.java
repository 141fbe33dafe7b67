package dev.signet.xkms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.W3cExchange;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xml.RequestCredentials;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The exchanges that locate and validate keys. */
class W3cKeyInformationTest extends W3cScene {
  @Test
  @W3cExchange("XKISS-T1")
  void bobsEncryptionKeyIsLocated() throws Exception {
    house.enter(
        pair.getPublic(),
        new BindingDescription(
            Optional.of("_bob"), value(), Set.of(KeyUsage.ENCRYPTION), List.of(BOB)));
    QueryKeyBinding query =
        new QueryKeyBinding(
            new BindingDescription(
                Optional.empty(), KeyInfo.EMPTY, Set.of(KeyUsage.ENCRYPTION), List.of(BOB)),
            Optional.empty());

    Result.Locate result =
        (Result.Locate)
            answer(
                new Request.Locate(header(RespondWith.KEY_NAME, RespondWith.KEY_VALUE), query),
                RequestCredentials.NONE);
    UnverifiedKeyBinding binding = result.bindings().get(0);
    assertThat(words(result)).startsWith("Success");
    assertThat(binding.description().keyUsage()).contains(KeyUsage.ENCRYPTION);
    assertThat(binding.description().useKeyWith()).contains(BOB);
    assertThat(key(binding.description())).isEqualTo(encoded());
  }

  @Test
  @W3cExchange("spec-4.1.1")
  void aRecipientsKeyIsLocatedByTwoNames() throws Exception {
    UseKeyWith pgp = UseKeyWith.of(Application.PGP, "bob@example.com");
    house.enter(pair.getPublic(), described("_bob", BOB, pgp));

    Result.Locate result =
        (Result.Locate)
            answer(
                new Request.Locate(
                    header(RespondWith.KEY_NAME, RespondWith.KEY_VALUE),
                    asking(KeyInfo.EMPTY, BOB, pgp)),
                RequestCredentials.NONE);
    assertThat(result.bindings()).hasSize(1);
    assertThat(result.bindings().get(0).description().useKeyWith()).contains(BOB, pgp);
    assertThat(key(result.bindings().get(0).description())).isEqualTo(encoded());
  }

  @Test
  @W3cExchange("spec-4.1.2")
  void aThinClientIsToldTheKeyInACertificate() throws Exception {
    Issued alice = issued("alice@example.com");
    Result.Locate result =
        (Result.Locate)
            answer(
                new Request.Locate(
                    header(RespondWith.KEY_VALUE), asking(certificate(alice.certificate()))),
                RequestCredentials.NONE);
    assertThat(words(result)).isEqualTo("Success");
    assertThat(key(result.bindings().get(0).description()))
        .isEqualTo(Octets.of(alice.certificate().getPublicKey().getEncoded()));
  }

  @Test
  @W3cExchange("spec-4.2.1")
  @W3cExchange("validate-3")
  void alicesCertificateIsValid() throws Exception {
    KeyBinding binding = validated(issued("alice@example.com"), ALICE, RespondWith.KEY_VALUE);
    assertThat(binding.status().value()).isEqualTo(StatusValue.VALID);
  }

  @Test
  @W3cExchange("validate-4")
  void bobsCertificateIsValidAndItsChainIsGiven() throws Exception {
    Issued bob = issued("bob@example.com");
    KeyBinding binding =
        validated(bob, BOB, RespondWith.KEY_NAME, RespondWith.KEY_VALUE, RespondWith.X509_CHAIN);
    assertThat(binding.status().value()).isEqualTo(StatusValue.VALID);
    assertThat(binding.description().keyInfo().all(KeyDatum.Certificate.class))
        .contains(new KeyDatum.Certificate(Octets.of(bob.der())));
    assertThat(key(binding.description()))
        .isEqualTo(Octets.of(bob.certificate().getPublicKey().getEncoded()));
  }

  @Test
  @W3cExchange("validate-5")
  void anotherRootIsNotTrusted() throws Exception {
    TestAuthority stranger = TestAuthority.root("dsa-root");
    Issued self = new Issued(stranger.keys(), stranger.certificate());
    Result.Validate result =
        (Result.Validate)
            answer(
                new Request.Validate(header(), asking(certificate(self.certificate()))),
                RequestCredentials.NONE);
    KeyBinding binding = result.bindings().get(0);
    assertThat(binding.status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(binding.status().invalid()).contains(Reason.ISSUER_TRUST.uri());
  }

  private KeyBinding validated(Issued issued, UseKeyWith name, RespondWith... wanted)
      throws Exception {
    Result.Validate result =
        (Result.Validate)
            answer(
                new Request.Validate(
                    header(wanted), asking(certificate(issued.certificate()), name)),
                RequestCredentials.NONE);
    return result.bindings().get(0);
  }

  private Issued issued(String mail) {
    return root.issue(spec -> spec.subject("CN=" + mail).mail(mail).rsa());
  }
}
