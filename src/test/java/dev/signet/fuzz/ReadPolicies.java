package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.policy.DomainPolicy;
import dev.signet.policy.PolicyDifference;
import dev.signet.policy.text.PolicyForm;
import dev.signet.policy.text.PolicyReader;
import dev.signet.policy.text.PolicyReading;
import dev.signet.policy.text.PolicyWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What holds of every text that is read as a policy. */
final class ReadPolicies {
  static final String NAMESPACE = PolicyReader.NAMESPACE;

  private ReadPolicies() {}

  static void check(byte[] octets) {
    PolicyReading reading = PolicyReader.read(octets);
    if (reading instanceof PolicyReading.Read read) {
      assertThat(octets.length).isLessThanOrEqualTo(PolicyReader.MAX_OCTETS);
      checkPolicy(read.policy());
    } else {
      assertThat(((PolicyReading.Malformed) reading).because()).contains(" ");
    }
  }

  static byte[] around(byte[] octets, String before, String after) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(octets);
    all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  private static void checkPolicy(DomainPolicy policy) {
    int entries = policy.keys().keys().size() + policy.keys().certificates().size();
    int said = policy.authentication().size() + policy.encryption().size();
    assertThat(entries + policy.keys().unreadable() + said)
        .isLessThanOrEqualTo(PolicyReader.MAX_STATEMENTS);
    assertThat(PolicyDifference.between(policy, policy)).isEmpty();
    for (PolicyForm form : PolicyForm.values()) {
      if (PolicyWriter.obstacle(policy, form).isEmpty()) {
        checkWritten(policy, PolicyWriter.write(policy, form));
      }
    }
  }

  /** What was written may have grown too long by escapes, and may then be refused for that only. */
  private static void checkWritten(DomainPolicy policy, String text) {
    PolicyReading again = PolicyReader.read(text);
    if (again instanceof PolicyReading.Read read) {
      assertThat(read.policy().authentication()).isEqualTo(policy.authentication());
      assertThat(read.policy().encryption()).isEqualTo(policy.encryption());
      assertThat(read.policy().keys().keys()).isEqualTo(policy.keys().keys());
      assertThat(read.policy().keys().certificates()).hasSameSizeAs(policy.keys().certificates());
      assertThat(read.policy().isMonitored()).isEqualTo(policy.isMonitored());
      assertThat(read.policy().notice().isPresent()).isEqualTo(policy.notice().isPresent());
    } else {
      assertThat(text.length()).isGreaterThan(PolicyReader.MAX_OCTETS);
    }
  }
}
