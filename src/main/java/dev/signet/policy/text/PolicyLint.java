package dev.signet.policy.text;

import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks a policy over before it is published, and says what to mend and how. */
public final class PolicyLint {

  /** What fits into an answer of 1,232 octets with DNSSEC beside it. */
  private static final int COMFORTABLE_OCTETS = 800;

  private PolicyLint() {}

  /** How much it matters. */
  public enum Weight {
    /** Nobody can use it. */
    ERROR,
    /** It does not mean what it seems to mean. */
    WARNING,
    /** It could be better. */
    HINT
  }

  /** One thing to mend. */
  public record Remark(Weight weight, String text) {}

  /** All that is to be said about a text; nothing when it is as it should be. */
  public static List<Remark> over(String text) {
    return PolicyReader.read(text)
        .match(
            read -> about(text, read),
            malformed -> List.of(new Remark(Weight.ERROR, malformed.because())));
  }

  private static List<Remark> about(String text, PolicyReading.Read read) {
    List<Remark> remarks = new ArrayList<>();
    read.warnings().forEach(warning -> remarks.add(new Remark(Weight.WARNING, warning)));
    List<String> hints = new ArrayList<>(read.hints());
    hints.addAll(aboutMeaning(read.policy()));
    hints.addAll(aboutSize(text, read.policy()));
    hints.forEach(hint -> remarks.add(new Remark(Weight.HINT, hint)));
    return remarks;
  }

  private static List<String> aboutMeaning(DomainPolicy policy) {
    List<String> hints = new ArrayList<>();
    AuthenticationPolicy signatures = policy.authentication(DomainPolicy.SMIME);
    boolean demanding =
        signatures == AuthenticationPolicy.ALWAYS || signatures == AuthenticationPolicy.EHLO;
    if (policy.authentication().isEmpty() && policy.encryption().isEmpty()) {
      hints.add("It states no policy; say for example AuthenticationPolicy SMIME EHLO");
    }
    if (demanding && policy.keys().isEmpty()) {
      hints.add("It lists no certificate, so any trusted one for the domain may sign");
    }
    if (demanding && policy.notice().isEmpty()) {
      hints.add("It has no Notice, so nobody can tell you of mail that violates it");
    }
    if (signatures == AuthenticationPolicy.NEVER && !policy.keys().isEmpty()) {
      hints.add("It lists keys for signatures that it says are never made");
    }
    return hints;
  }

  private static List<String> aboutSize(String text, DomainPolicy policy) {
    int octets = text.getBytes(StandardCharsets.UTF_8).length;
    if (octets <= COMFORTABLE_OCTETS) {
      return List.of();
    }
    String instead = policy.keys().keys().isEmpty() ? "" : "; list digests (X509) instead of keys";
    return List.of("With " + octets + " octets it is often asked for twice, over TCP" + instead);
  }
}
