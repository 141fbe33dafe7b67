package dev.signet.xkms.model;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Major and minor result as they stand on the wire. Both enumerations are open, so a peer's unknown
 * words are kept.
 *
 * @param major ResultMajor URI
 * @param minor ResultMinor URI, if any
 */
public record ResultCode(String major, Optional<String> minor) {
  public static final ResultCode SUCCESS =
      new ResultCode(ResultMajor.SUCCESS.uri(), Optional.empty());

  private static final Map<ResultMajor, Set<ResultMinor>> LEGAL =
      Map.of(
          ResultMajor.SUCCESS,
          EnumSet.of(ResultMinor.NO_MATCH, ResultMinor.TOO_MANY_RESPONSES, ResultMinor.INCOMPLETE),
          ResultMajor.SENDER,
          EnumSet.of(
              ResultMinor.FAILURE,
              ResultMinor.REFUSED,
              ResultMinor.NO_AUTHENTICATION,
              ResultMinor.MESSAGE_NOT_SUPPORTED,
              ResultMinor.UNKNOWN_RESPONSE_ID,
              ResultMinor.REPRESENT_REQUIRED,
              ResultMinor.PROOF_OF_POSSESSION_REQUIRED),
          ResultMajor.RECEIVER,
          EnumSet.of(
              ResultMinor.NO_MATCH,
              ResultMinor.TOO_MANY_RESPONSES,
              ResultMinor.FAILURE,
              ResultMinor.REFUSED,
              ResultMinor.NOT_SYNCHRONOUS,
              ResultMinor.OPTIONAL_ELEMENT_NOT_SUPPORTED,
              ResultMinor.TIME_INSTANT_NOT_SUPPORTED,
              ResultMinor.TIME_INSTANT_OUT_OF_RANGE));

  /** A major result without a minor one. */
  public static ResultCode of(ResultMajor major) {
    return new ResultCode(major.uri(), Optional.empty());
  }

  /**
   * A pair that this service may send (XKMS 2.0 section 3.3.1, table of result codes).
   *
   * @throws IllegalArgumentException if the specification does not define the pair
   */
  public static ResultCode of(ResultMajor major, ResultMinor minor) {
    if (!LEGAL.getOrDefault(major, Set.of()).contains(minor)) {
      throw new IllegalArgumentException("not a result of XKMS: " + major + "/" + minor);
    }
    return new ResultCode(major.uri(), Optional.of(minor.uri()));
  }

  /** The major result; an unknown word counts as a failure of the receiver. */
  public ResultMajor majorOrReceiver() {
    return WireName.find(ResultMajor.class, major).orElse(ResultMajor.RECEIVER);
  }

  /** The minor result if there is one that this vocabulary knows. */
  public Optional<ResultMinor> knownMinor() {
    return minor.flatMap(uri -> WireName.find(ResultMinor.class, uri));
  }

  public boolean isSuccess() {
    return majorOrReceiver() == ResultMajor.SUCCESS;
  }

  /** For people: {@code Success} or {@code Sender/NoAuthentication}. */
  public String words() {
    return word(major) + minor.map(m -> "/" + word(m)).orElse("");
  }

  private static String word(String uri) {
    return uri.startsWith(Namespaces.XKMS) ? uri.substring(Namespaces.XKMS.length()) : uri;
  }
}
