package dev.signet.xkms.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  @Requirement("XR-R02")
  @Requirement("XR-R10")
  void onlyDefinedPairsAreMade() {
    assertThat(Refusal.malformed("rule", "why").code().words()).isEqualTo("Sender/Failure");
    assertThat(Refusal.outOfRange("why").code().words())
        .isEqualTo("Receiver/TimeInstantOutOfRange");
    assertThat(Refusal.notSupported("why").code().words()).isEqualTo("Sender/MessageNotSupported");
    assertThat(Refusal.unknownResponse("why").code().words()).isEqualTo("Sender/UnknownResponseId");
    assertThat(Refusal.noAuthentication("why").code().words()).isEqualTo("Sender/NoAuthentication");
    assertThat(Refusal.proofRequired("why").code().words())
        .isEqualTo("Sender/ProofOfPossessionRequired");
    assertThat(Refusal.of(ResultMajor.SENDER, ResultMinor.REFUSED, "why").code().words())
        .isEqualTo("Sender/Refused");
    assertThatThrownBy(() -> Refusal.of(ResultMajor.SUCCESS, ResultMinor.REFUSED, "why"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatMayHelpAnAttackerIsForTheLogAlone() {
    assertThat(Refusal.noAuthentication("the secret has expired").told()).isEmpty();
    assertThat(Refusal.malformed("rule", "no name").told()).isPresent();
  }
}
