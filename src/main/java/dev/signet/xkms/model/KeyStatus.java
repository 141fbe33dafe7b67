package dev.signet.xkms.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The status of a key binding: three lists of reasons and the value that follows from them (XKMS
 * 2.0 section 5, [206]).
 *
 * <p>The value is computed and never set: Invalid with any invalid reason, Valid only when all four
 * reasons are valid, Indeterminate otherwise.
 */
public final class KeyStatus {
  private final StatusValue value;
  private final List<String> valid;
  private final List<String> indeterminate;
  private final List<String> invalid;

  private KeyStatus(
      StatusValue value, List<String> valid, List<String> indeterminate, List<String> invalid) {
    this.value = value;
    this.valid = List.copyOf(valid);
    this.indeterminate = List.copyOf(indeterminate);
    this.invalid = List.copyOf(invalid);
  }

  /** What this service found for each reason; one that is missing is Indeterminate. */
  public static KeyStatus judged(Map<Reason, StatusValue> findings) {
    Map<Reason, StatusValue> all = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      all.put(reason, findings.getOrDefault(reason, StatusValue.INDETERMINATE));
    }
    return new KeyStatus(
        weakest(all),
        uris(all, StatusValue.VALID),
        uris(all, StatusValue.INDETERMINATE),
        uris(all, StatusValue.INVALID));
  }

  /** Every reason found valid. */
  public static KeyStatus allValid() {
    return judged(
        Map.of(
            Reason.ISSUER_TRUST, StatusValue.VALID,
            Reason.REVOCATION_STATUS, StatusValue.VALID,
            Reason.VALIDITY_INTERVAL, StatusValue.VALID,
            Reason.SIGNATURE, StatusValue.VALID));
  }

  /**
   * What another service reported. A declared Valid that its own reasons contradict counts as what
   * the reasons say; other services may leave reasons out.
   */
  public static KeyStatus reported(
      StatusValue declared, List<String> valid, List<String> indeterminate, List<String> invalid) {
    StatusValue value = declared;
    if (declared == StatusValue.VALID && !invalid.isEmpty()) {
      value = StatusValue.INVALID;
    } else if (declared == StatusValue.VALID && !indeterminate.isEmpty()) {
      value = StatusValue.INDETERMINATE;
    }
    return new KeyStatus(value, valid, indeterminate, invalid);
  }

  private static StatusValue weakest(Map<Reason, StatusValue> all) {
    if (all.containsValue(StatusValue.INVALID)) {
      return StatusValue.INVALID;
    }
    return all.containsValue(StatusValue.INDETERMINATE)
        ? StatusValue.INDETERMINATE
        : StatusValue.VALID;
  }

  private static List<String> uris(Map<Reason, StatusValue> all, StatusValue wanted) {
    return all.entrySet().stream()
        .filter(e -> e.getValue() == wanted)
        .map(e -> e.getKey().uri())
        .toList();
  }

  public StatusValue value() {
    return value;
  }

  /** ValidReason URIs. */
  public List<String> valid() {
    return valid;
  }

  /** IndeterminateReason URIs. */
  public List<String> indeterminate() {
    return indeterminate;
  }

  /** InvalidReason URIs. */
  public List<String> invalid() {
    return invalid;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyStatus that
        && value == that.value
        && valid.equals(that.valid)
        && indeterminate.equals(that.indeterminate)
        && invalid.equals(that.invalid);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, valid, indeterminate, invalid);
  }

  @Override
  public String toString() {
    return value + " valid=" + valid + " indeterminate=" + indeterminate + " invalid=" + invalid;
  }
}
