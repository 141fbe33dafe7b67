package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.desk;
import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.assertRefused;
import static dev.signet.xkms.exchange.later.Messages.locate;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import java.security.KeyPair;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may go on with an exchange. */
class CollectorTest {
  private static final Deferral TWO = Deferral.approval("two have to agree", 2);
  private static final KeyPair ALICE = TestKeys.ec();
  private static final KeyPair MALLORY = TestKeys.ec();
  private static final TestAuthority AUTHORITY = TestAuthority.root("CN=Clients");
  private static final Channel PLAIN = new Channel(false, "192.0.2.7", "c-1");

  private final Exchange exchange = new Exchange();
  private final LaterDesk desk = desk(exchange.node());

  @AfterEach
  void close() {
    exchange.close();
  }

  private static Channel showing(KeyPair key) {
    return new Channel(
        true,
        "192.0.2.7",
        "c-1",
        Optional.of(AUTHORITY.issue(spec -> spec.subject("CN=Client").keys(key)).certificate()));
  }

  private String taken(ReceivedRequest<Request.Locate> sent) throws Refused {
    return desk.take(sent, TWO).result().header().id();
  }

  private void assertKnown(ReceivedRequest<Request.Pending> asking) throws Refused {
    Result result = desk.collect(asking).result();
    assertThat(words(result)).isEqualTo("Pending");
  }

  private void assertUnknown(ReceivedRequest<Request.Pending> asking) {
    assertRefused("Sender/UnknownResponseId", () -> desk.collect(asking));
  }

  @Test
  void whatCameOverTlsIsNotToldWithout() throws Refused {
    String id = taken(exchange.sent(locate("_1")));
    assertUnknown(exchange.sent(pending("_1", id), PLAIN));
    assertKnown(exchange.sent(pending("_1", id)));
  }

  @Test
  void whatCameInTheOpenMayBeCollectedOverTls() throws Refused {
    String id = taken(exchange.sent(locate("_1"), PLAIN));
    assertKnown(exchange.sent(pending("_1", id), PLAIN));
    assertKnown(exchange.sent(pending("_1", id)));
  }

  @Test
  void whoSignedHasToSignAgain() throws Refused {
    String id = taken(exchange.signed(locate("_1"), ALICE));
    assertUnknown(exchange.sent(pending("_1", id)));
    assertUnknown(exchange.signed(pending("_1", id), MALLORY));
    assertKnown(exchange.signed(pending("_1", id), ALICE));
  }

  @Test
  void whoShowedACertificateHasToShowItsKeyAgain() throws Refused {
    String id = taken(exchange.sent(locate("_1"), showing(ALICE)));
    assertUnknown(exchange.sent(pending("_1", id)));
    assertUnknown(exchange.sent(pending("_1", id), showing(MALLORY)));
    assertKnown(exchange.sent(pending("_1", id), showing(ALICE)));
    assertKnown(exchange.signed(pending("_1", id), ALICE));
  }

  @Test
  void whoProvedNothingMayProveSomethingLater() throws Refused {
    String id = taken(exchange.sent(locate("_1")));
    assertKnown(exchange.signed(pending("_1", id), ALICE));
  }

  @Test
  void aCopyFromSomebodyElseIsAnExchangeOfItsOwn() throws Refused {
    String id = taken(exchange.sent(locate("_1"), showing(ALICE)));
    assertThat(taken(exchange.sent(locate("_1"), showing(MALLORY)))).doesNotStartWith(id);
    assertThat(taken(exchange.sent(locate("_1")))).doesNotStartWith(id);
    assertThat(taken(exchange.sent(locate("_1"), showing(ALICE)))).startsWith(id);
  }

  @Test
  void theReasonIsForTheLogAlone() throws Refused {
    String id = taken(exchange.signed(locate("_1"), ALICE));
    try {
      desk.collect(exchange.sent(pending("_1", id)));
      throw new AssertionError("collected");
    } catch (Refused refused) {
      assertThat(refused.because()).contains("proved a key");
      assertThat(refused.told()).isEmpty();
    }
  }
}
