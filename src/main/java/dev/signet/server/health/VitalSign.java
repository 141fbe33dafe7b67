package dev.signet.server.health;

import java.util.Map;
import java.util.TreeMap;

/**
 * The state of one thing that readiness hangs on.
 *
 * @param data facts for the operator
 */
public record VitalSign(boolean well, Map<String, String> data) {

  /** What is looked at. */
  public enum Organ {
    DATABASE("database"),
    SIGNING_KEY("signing-key"),
    ANCHORS("anchors"),
    POLICIES("policies"),
    SIGNATURES("signature-providers"),
    ENDPOINTS("endpoints"),
    MAIL_EDGE("mail-edge");

    private final String word;

    Organ(String word) {
      this.word = word;
    }

    /** Its name in the answer to a probe. */
    public String word() {
      return word;
    }
  }

  public VitalSign {
    data = Map.copyOf(new TreeMap<>(data));
  }

  public static VitalSign well(Map<String, String> data) {
    return new VitalSign(true, data);
  }

  public static VitalSign ill(String because) {
    return new VitalSign(false, Map.of("because", because));
  }
}
