package dev.signet.xkms.xkrss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.xkrss.authentication.Requestor;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The line that each change of state leaves behind. */
class AuditLogTest {
  private static final PublicKey KEY = Keys.fresh().getPublic();
  private static final Octets HIDDEN = Octets.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

  @Test
  void itSaysWhatWasDoneByWhomAndOnWhichMessage() {
    assertThat(line(Asking.ALICE))
        .startsWith("event=register binding=\"_1\" names=\"SMIME:alice@example.org\" key=")
        .contains(" until=open by=\"shared-secret:s-1\" signed-by=nobody request=\"I9\"")
        .endsWith(" peer=\"192.0.2.7\" correlation=\"c-1\"");
  }

  @Test
  void itNeverContainsASecret() {
    assertThat(line(Asking.ALICE))
        .doesNotContain(HIDDEN.toBase64())
        .doesNotContain("010203040506070809");
  }

  @Test
  void nobodyWritesASecondLineOrAnotherValueIntoIt() {
    String line = line(new UseKeyWith("urn:x", "a\" by=\"root\nevent=revoke\u2028"));
    assertThat(line).hasLineCount(1).contains("a\\\" by=\\\"root\\u000aevent=revoke\\u2028\"");
  }

  private static String line(UseKeyWith name) {
    RegisteredBinding binding =
        new RegisteredBinding(
            "_1",
            KEY,
            Set.of(),
            List.of(name),
            ValidityInterval.OPEN,
            new BindingState.Active(),
            List.of(),
            Optional.of(HIDDEN),
            Office.START);
    Request.Register request =
        new Request.Register(
            RequestHeader.of("I9", Office.SERVICE),
            Asking.prototype(Asking.description(Asking.info(KEY), name)),
            Authentication.NONE,
            Optional.empty());
    SharedSecret secret = new SharedSecret("s-1", HIDDEN, HIDDEN, List.of(name), 1, Office.START);
    return AuditLog.line(
        "register",
        binding,
        new Requestor.SecretHolder(secret),
        new ReceivedRequest<>(
            request, new SignatureFinding.NotSigned(), new Channel(true, "192.0.2.7", "c-1")));
  }
}
