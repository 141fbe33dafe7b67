package dev.signet.policy.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two ways to write a policy; both mean the same. */
public enum PolicyForm {
  /** The elements of draft-hallambaker-entity-00 section 4. */
  XML("\uFEFF?[ \\t\\r\\n]*(<\\?xml[^>]*\\?>[ \\t\\r\\n]*)?<Policy(?![A-Za-z0-9_.:-])"),
  /** {@code v=SMIMEP1; ...}, for whom angle brackets are in the way. */
  TAGS("v=SMIMEP1(?![A-Za-z0-9_.-])");

  private final Pattern beginning;

  PolicyForm(String beginning) {
    this.beginning = Pattern.compile(beginning);
  }

  /** By how a text begins; empty for the text of something else, such as a proof of ownership. */
  public static Optional<PolicyForm> of(String text) {
    return Arrays.stream(values())
        .filter(form -> form.beginning.matcher(text).lookingAt())
        .findFirst();
  }
}
