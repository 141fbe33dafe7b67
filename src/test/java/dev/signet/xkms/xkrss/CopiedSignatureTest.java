package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xml.RequestCredentials;
import java.security.KeyPair;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signatures that somebody saw in another message, or over something else, prove nothing. */
class CopiedSignatureTest {
  private static final String SECRET = "024837";

  private final Office office = Office.open();
  private final KeyPair pair = Keys.fresh();
  private final BindingDescription alices =
      Asking.description(Asking.info(pair.getPublic()), ALICE);

  @Test
  @Requirement("XR-G02")
  void anAuthenticationOfAnotherPrototypeIsNone() {
    office.handOut(SECRET, 9, ALICE, BOB);
    String seen = message(alices, Asking.secret(SECRET, pair));
    String forged = message(renamed(BOB), Asking.possession(pair));
    String withCopied = withAuthentication(forged, part(seen, "Authentication"));

    assertThat(outcome(seen)).isEqualTo("Success");
    assertThat(outcome(withCopied)).isEqualTo("Sender/NoAuthentication");
  }

  @Test
  @Requirement("XR-G05")
  void aProofOverAnotherPrototypeIsNone() {
    office.handOut(SECRET, 9, ALICE, BOB);
    String seen = message(alices, Asking.secret(SECRET, pair));
    String forged = message(renamed(BOB), Asking.secret(SECRET, pair));
    String withCopied =
        forged.replace(part(forged, "ProofOfPossession"), part(seen, "ProofOfPossession"));

    assertThat(outcome(withCopied)).isEqualTo("Sender/ProofOfPossessionRequired");
    assertThat(outcome(forged)).isEqualTo("Success");
  }

  @Test
  @Requirement("XR-G02")
  @Requirement("XR-G05")
  void aPrototypeThatWasChangedAfterSigningIsNotAuthenticated() {
    office.handOut(SECRET, 9, ALICE, BOB);
    BindingDescription signing = Asking.forUse(alices, KeyUsage.SIGNATURE);
    String signed = message(signing, Asking.secret(SECRET, pair));

    assertThat(outcome(signed.replace("alice@example.org", "bob@example.org")))
        .isEqualTo("Sender/NoAuthentication");
    assertThat(outcome(signed.replace("#Signature</", "#Exchange</")))
        .isEqualTo("Sender/NoAuthentication");
    assertThat(outcome(signed)).isEqualTo("Success");
  }

  @Test
  @Requirement("XR-G05")
  void aProofIsNotAnAuthentication() {
    office.handOut(SECRET, 9, ALICE);
    String proven = message(alices, Asking.possession(pair));
    Matcher signature =
        Pattern.compile("<ds:Signature.*?</ds:Signature>", Pattern.DOTALL).matcher(proven);
    assertThat(signature.find()).isTrue();
    String wrapped =
        "<Authentication><KeyBindingAuthentication>"
            + signature.group()
            + "</KeyBindingAuthentication></Authentication>";

    assertThat(outcome(withAuthentication(proven, wrapped))).isEqualTo("Sender/NoAuthentication");
  }

  private BindingDescription renamed(UseKeyWith name) {
    return new BindingDescription(alices.id(), alices.keyInfo(), alices.keyUsage(), List.of(name));
  }

  private String outcome(String message) {
    ReceivedRequest<Request.Register> received = Wire.read(Wire.TLS, message);
    return Office.outcome(() -> office.service.register(received)).words();
  }

  private static String message(BindingDescription description, RequestCredentials with) {
    return Wire.written(Asking.toRegister(Asking.prototype(description)), with);
  }

  private static String withAuthentication(String message, String authentication) {
    return message.replace(part(message, "Authentication"), authentication);
  }

  private static String part(String message, String element) {
    Matcher part =
        Pattern.compile(
                "<(\\w+:)?" + element + "(/>|[ >].*?</(\\w+:)?" + element + ">)", Pattern.DOTALL)
            .matcher(message);
    assertThat(part.find()).as(element + " in " + message).isTrue();
    return part.group();
  }
}
