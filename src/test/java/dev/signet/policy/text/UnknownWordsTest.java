package dev.signet.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.EncryptionPolicy;
import dev.signet.testkit.Requirement;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * A policy that is not listed MUST be treated as Undefined (draft-hallambaker-entity-00 sections
 * 4.4 and 4.5).
 */
class UnknownWordsTest {
  private static final Set<String> KNOWN = Set.of("EHLO", "XKMS", "Always", "Never", "Undefined");
  private static final String LETTERS = "AalwysEHLOneverUdfiXKMS-. 0\u00e9";

  @RepeatedTest(100)
  @Requirement("E2E-X01")
  void anUnknownWordMeansUndefined(RepetitionInfo info) {
    String word = word(new Random(info.getCurrentRepetition()));
    for (String text : new String[] {xml(word), tags(word)}) {
      DomainPolicy policy = PolicyReader.read(text).match(read -> read.policy(), malformed -> null);
      assertThat(policy).as(text).isNotNull();
      assertThat(policy.authentication("SMIME")).isEqualTo(AuthenticationPolicy.UNDEFINED);
      assertThat(policy.encryption("SMIME")).isEqualTo(EncryptionPolicy.UNDEFINED);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    String made = random.nextInt(3) == 0 ? mangled(random) : word.toString();
    return KNOWN.contains(made.strip()) ? "none" : made;
  }

  private static String mangled(Random random) {
    String known = KNOWN.stream().sorted().toList().get(random.nextInt(KNOWN.size()));
    return random.nextBoolean() ? known.toLowerCase(java.util.Locale.ROOT) : known + "s";
  }

  private static String xml(String word) {
    return "<Policy xmlns='"
        + PolicyReader.NAMESPACE
        + "'><AuthenticationPolicy Protocol='SMIME' Policy='"
        + word
        + "'/><EncryptionPolicy Protocol='SMIME' Policy='"
        + word
        + "'/></Policy>";
  }

  private static String tags(String word) {
    return "v=SMIMEP1; auth=SMIME:" + word + "; enc=SMIME:" + word;
  }
}
