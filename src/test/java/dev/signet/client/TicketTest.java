package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.xkms.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {
  private static final String SERVICE = "https://keys.example.org/xkms?a=b,c&d";

  @Test
  void aTicketSurvivesAsOneWord() {
    Ticket simple = new Ticket(SERVICE, "_a1.x", "_b-2", Operation.REGISTER, List.of());
    Ticket compound =
        new Ticket(
            SERVICE, "_a", "_b", Operation.COMPOUND, List.of(Operation.LOCATE, Operation.REVOKE));
    for (Ticket ticket : List.of(simple, compound)) {
      assertThat(ticket.text()).matches("[A-Za-z0-9:,._%*+-]+");
      assertThat(Ticket.of(" " + ticket.text() + "\n")).isEqualTo(ticket);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "register",
        "register,_a,_b",
        "register,_a,_b,",
        "register,,_b,http%3A%2F%2Fx",
        "register,_a b,_b,http%3A%2F%2Fx",
        "pending,_a,_b,http%3A%2F%2Fx",
        "status,_a,_b,http%3A%2F%2Fx",
        "unheard-of,_a,_b,http%3A%2F%2Fx",
        "compound,_a,_b,http%3A%2F%2Fx",
        "compound:compound,_a,_b,http%3A%2F%2Fx",
        "compound:,_a,_b,http%3A%2F%2Fx",
        "register:locate,_a,_b,http%3A%2F%2Fx",
        "register,_a,_b,%zz"
      })
  void anythingElseIsNone(String text) {
    assertThatThrownBy(() -> Ticket.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTicketHasALimit() {
    String tooLong = "locate,_a,_b," + "x".repeat(9000);
    assertThatThrownBy(() -> Ticket.of(tooLong)).hasMessageContaining("too long");
    String tooMany = "compound" + ":locate".repeat(Errand.MOST_PARTS + 1) + ",_a,_b,x";
    assertThatThrownBy(() -> Ticket.of(tooMany)).isInstanceOf(IllegalArgumentException.class);
  }
}
