package dev.signet.xkms.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The derivations of XKMS 2.0 section 8.1 against their published vectors. */
class LimitedUseSecretTest {
  private static final String PRIVATE_KEY_PHRASE = "3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4";

  @Test
  @Requirement("XR-D02")
  @Requirement("XR-D04")
  void authenticationKeyOfThePublishedVector() {
    assertThat(hex(LimitedUseSecret.of("024837").authenticationKey()))
        .isEqualTo("d6cc34cb83fae2993a393aa8e7de9a06c7fa2c92");
  }

  @Test
  @Requirement("XR-D02")
  @Requirement("XR-D04")
  void revocationCodeAndItsIdentifierOfThePublishedVector() {
    Octets code = LimitedUseSecret.of("Help I Have Revealed My Key").revocationCode();
    assertThat(code.toBase64()).isEqualTo("HAhXyVRYwm9EMn79DvBVsIytXHg=");
    assertThat(LimitedUseSecret.revocationCodeIdentifier(code).toBase64())
        .isEqualTo("5rRN2cOZiMlciJxBqaelrZDCzSE=");
  }

  @Test
  @Requirement("XR-D02")
  @Requirement("XR-D03")
  @Requirement("XR-D04")
  void encryptionKeyOfThePublishedVector() {
    assertThat(hex(LimitedUseSecret.of(PRIVATE_KEY_PHRASE).encryptionKey(24)))
        .isEqualTo("78e8bbf532d01dece38aa9d2a4a409dbff1a265cdbae1b95");
  }

  @Test
  @Requirement("XR-D03")
  void laterBlocksAreKeyedWithTheBlockBefore() {
    assertThat(hex(LimitedUseSecret.of(PRIVATE_KEY_PHRASE).encryptionKey(16)))
        .isEqualTo("78e8bbf532d01dece38aa9d2a4a409db");
    assertThat(hex(LimitedUseSecret.of(PRIVATE_KEY_PHRASE).encryptionKey(32)))
        .isEqualTo("78e8bbf532d01dece38aa9d2a4a409dbff1a265cdbae1b957a4846b7f36e36ef");
  }

  @Test
  @Requirement("XR-D01")
  void spacesAndCapitalsCountUnlikeInTheDraftOf2004() {
    assertThat(LimitedUseSecret.of("Kymi Joki").authenticationKey())
        .isNotEqualTo(LimitedUseSecret.of("kymijoki").authenticationKey());
  }

  @Test
  @Requirement("XR-D01")
  void saslprepMakesCompatibleFormsEqual() {
    // RFC 4013 section 3: SOFT HYPHEN maps to nothing, ROMAN NUMERAL NINE to IX, NO-BREAK SPACE to
    // space.
    assertThat(LimitedUseSecret.of("I\u00adX").authenticationKey())
        .isEqualTo(LimitedUseSecret.of("IX").authenticationKey());
    assertThat(LimitedUseSecret.of("\u2168").authenticationKey())
        .isEqualTo(LimitedUseSecret.of("IX").authenticationKey());
    assertThat(LimitedUseSecret.of("a\u00a0b").authenticationKey())
        .isEqualTo(LimitedUseSecret.of("a b").authenticationKey());
  }

  @Test
  @Requirement("XR-D01")
  void nonAsciiGoesThroughUtf8() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(new byte[] {1}, "HmacSHA1"));
    byte[] expected = mac.doFinal("\u00fcber".getBytes(StandardCharsets.UTF_8));
    assertThat(LimitedUseSecret.of("u\u0308ber").authenticationKey())
        .isEqualTo(Octets.of(expected));
  }

  @Test
  void prohibitedAndEmptyPhrasesAreRefusedWithoutQuotingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LimitedUseSecret.of("geheim\u0007"))
        .withMessageNotContaining("geheim");
    assertThatIllegalArgumentException().isThrownBy(() -> LimitedUseSecret.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> LimitedUseSecret.of("\u00ad"));
  }

  @Test
  @Requirement("XR-D04")
  void allDerivationsOfTheCorpus() throws IOException {
    Path vectors = Path.of("../shared/corpora/xkms/vectors/kdf-vectors.txt");
    if (!Files.exists(vectors)) {
      Assumptions.abort("key derivation vectors absent");
    }
    assertThat(checked(Files.readAllLines(vectors))).isEqualTo(100);
  }

  /** Checks the lines of the vector file and says how many values were compared. */
  private static int checked(List<String> lines) {
    int compared = 0;
    LimitedUseSecret secret = LimitedUseSecret.of("none yet");
    for (String line : lines) {
      if (!line.startsWith(" ") && !line.isBlank() && !line.startsWith("#")) {
        secret =
            LimitedUseSecret.of(
                line.substring(line.indexOf("=> ") < 0 ? 0 : line.indexOf("=> ") + 3));
      } else if (line.startsWith(" ")) {
        List<String> words = new ArrayList<>(List.of(line.trim().split(" ")));
        assertThat(hex(derived(secret, words.get(0)))).as(line).isEqualTo(words.get(1));
        compared++;
      }
    }
    return compared;
  }

  private static Octets derived(LimitedUseSecret secret, String name) {
    return switch (name) {
      case "auth" -> secret.authenticationKey();
      case "rev1" -> secret.revocationCode();
      case "rev2" -> LimitedUseSecret.revocationCodeIdentifier(secret.revocationCode());
      case "kek24" -> secret.encryptionKey(24);
      case "kek32" -> secret.encryptionKey(32);
      default -> throw new AssertionError(name);
    };
  }

  private static String hex(Octets octets) {
    return HexFormat.of().formatHex(octets.toByteArray());
  }
}
