package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.desk;
import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.assertRefused;
import static dev.signet.xkms.exchange.later.Messages.bearer;
import static dev.signet.xkms.exchange.later.Messages.generatedKey;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static dev.signet.xkms.exchange.later.Messages.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.Sealing;
import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of credentials and private keys while they wait. */
class SealedResultTest {
  private static final Deferral WISHED = Deferral.wished("the operator wishes it");
  private static final EncryptedPrivateKey PRIVATE_KEY =
      new EncryptedPrivateKey(Namespaces.XENC + "aes256-cbc", Octets.of(new byte[48]));

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  /** Turns every bit round, and remembers the purpose in the first octets. */
  private static final class Turning implements Sealing {
    @Override
    public Octets seal(Octets plain, String purpose) {
      byte[] head = purpose.getBytes(StandardCharsets.UTF_8);
      byte[] body = plain.toByteArray();
      byte[] sealed = new byte[1 + head.length + body.length];
      sealed[0] = (byte) head.length;
      System.arraycopy(head, 0, sealed, 1, head.length);
      for (int i = 0; i < body.length; i++) {
        sealed[1 + head.length + i] = (byte) ~body[i];
      }
      return Octets.of(sealed);
    }

    @Override
    public Octets open(Octets sealed, String purpose) {
      byte[] octets = sealed.toByteArray();
      String head = new String(octets, 1, octets[0], StandardCharsets.UTF_8);
      if (!head.equals(purpose)) {
        throw new IllegalStateException("sealed for another purpose");
      }
      byte[] body = new byte[octets.length - 1 - octets[0]];
      for (int i = 0; i < body.length; i++) {
        body[i] = (byte) ~octets[1 + octets[0] + i];
      }
      return Octets.of(body);
    }
  }

  private static Result withPrivateKey() {
    return new Result.Register(
        Messages.header(ResultCode.SUCCESS), List.of(), Optional.of(PRIVATE_KEY));
  }

  private PendingEntry entry(String id) {
    return exchange.book.find(id, Exchange.NOW).orElseThrow();
  }

  private static String text(Kept kept) {
    return new String(kept.octets().toByteArray(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aResultWithAPrivateKeyIsKeptSealed() throws Refused {
    exchange.sealing = Optional.of(new Turning());
    LaterDesk desk = desk(exchange.node());
    String id = desk.take(exchange.sent(generatedKey("_1")), WISHED).result().header().id();
    assertThat(entry(id).message().orElseThrow().sealed()).isTrue();
    assertThat(text(entry(id).message().orElseThrow())).doesNotContain("RegisterRequest");
    exchange.node(waiting -> withPrivateKey());
    Result.Register result =
        (Result.Register) exchange.collected(desk, exchange.sent(pending("_1", id)));
    assertThat(result.privateKey()).contains(PRIVATE_KEY);
    assertThat(entry(id).standing().result().orElseThrow().sealed()).isTrue();
    assertThat(text(entry(id).standing().result().orElseThrow())).doesNotContain("CipherValue");
  }

  @Test
  void withoutASealItIsNotEvenBegun() {
    LaterDesk desk = desk(exchange.node());
    assertRefused(
        "Receiver/NotSynchronous", () -> desk.take(exchange.sent(generatedKey("_1")), WISHED));
  }

  @Test
  void withoutASealAnUnexpectedPrivateKeyIsNotKept() throws Refused {
    LaterDesk desk = desk(exchange.node(waiting -> withPrivateKey()));
    String id = desk.take(exchange.sent(register("_1", bearer())), WISHED).result().header().id();
    Result result = exchange.collected(desk, exchange.sent(pending("_1", id)));
    assertThat(words(result)).isEqualTo("Receiver/Failure");
    assertThat(desk.collect(exchange.sent(pending("_1", id))).note())
        .isEqualTo("the result holds a private key, and nothing seals it");
  }

  @Test
  void withoutItsSealAResultIsAFaultAndNothingElse() throws Refused {
    exchange.sealing = Optional.of(new Turning());
    LaterDesk desk = desk(exchange.node(waiting -> withPrivateKey()));
    String id = desk.take(exchange.sent(generatedKey("_1")), WISHED).result().header().id();
    exchange.collected(desk, exchange.sent(pending("_1", id)));
    exchange.sealing = Optional.empty();
    LaterDesk blind = desk(exchange.node());
    assertThatThrownBy(() -> blind.collect(exchange.sent(pending("_1", id))))
        .isInstanceOf(IllegalStateException.class);
  }
}
