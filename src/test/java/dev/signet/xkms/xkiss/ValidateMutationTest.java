package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.BOB;
import static dev.signet.xkms.xkiss.Scene.at;
import static dev.signet.xkms.xkiss.Scene.binding;
import static dev.signet.xkms.xkiss.Scene.certificates;
import static dev.signet.xkms.xkiss.Scene.header;
import static dev.signet.xkms.xkiss.Scene.mail;
import static dev.signet.xkms.xkiss.Scene.query;
import static dev.signet.xkms.xkiss.Scene.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Issued;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Valid depends on everything that was asked. */
class ValidateMutationTest {
  private static final int SIGNING = org.bouncycastle.asn1.x509.KeyUsage.digitalSignature;
  private static final int ENCRYPTING = org.bouncycastle.asn1.x509.KeyUsage.keyEncipherment;

  private final Scene scene = new Scene();

  /** No mutation of a Valid request stays Valid, unless what was asked still holds. */
  @RepeatedTest(60)
  void noMutationOfAValidRequestStaysValid(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Issued issued = scene.certificate(spec -> spec.rsa().mail("alice@example.org").usage(SIGNING));
    QueryKeyBinding good = query(certificates(issued), Set.of(KeyUsage.SIGNATURE), ALICE);
    assertThat(status(good)).isEqualTo("VALID");
    QueryKeyBinding mutated =
        switch (random.nextInt(5)) {
          case 0 ->
              query(
                  certificates(issued),
                  Set.of(KeyUsage.SIGNATURE),
                  mail(mutated("alice@example.org", random)));
          case 1 ->
              query(
                  certificates(issued),
                  Set.of(KeyUsage.SIGNATURE, KeyUsage.values()[random.nextInt(2) * 2]),
                  ALICE);
          case 2 -> at((2001 + random.nextInt(24)) + "-01-01T00:00:00Z", good);
          case 3 -> query(flipped(issued, random), Set.of(KeyUsage.SIGNATURE), ALICE);
          default -> {
            scene.register(revoked(binding(issued.certificate().getPublicKey(), BOB)));
            yield good;
          }
        };
    assertThat(status(mutated)).isNotEqualTo("VALID");
  }

  private String status(QueryKeyBinding query) {
    try {
      return scene
          .validateService()
          .validate(Scene.received(new Request.Validate(header(), query)))
          .result()
          .bindings()
          .stream()
          .map(binding -> binding.status().value().name())
          .findFirst()
          .orElse("none");
    } catch (Refused refused) {
      return refused.code().words();
    }
  }

  private static String mutated(String text, Random random) {
    int place = random.nextInt(text.indexOf('@'));
    return text.substring(0, place) + "z" + text.substring(place + 1);
  }

  private static KeyInfo flipped(Issued issued, Random random) {
    byte[] der = issued.der();
    der[random.nextInt(der.length)] ^= (byte) (1 << random.nextInt(8));
    return KeyInfo.of(new KeyDatum.Certificate(Octets.of(der)));
  }
}
