package dev.signet.xkms.xkrss.authentication;

import dev.signet.xkms.xkrss.authentication.AuthenticationFacts.Bearer;
import dev.signet.xkms.xkrss.authentication.AuthenticationFacts.Signed;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The rules by which evidence is judged, first match first; on the wire every "no" is the same
 * Sender/NoAuthentication.
 */
public enum AuthenticationRule {
  A1("nothing was shown", false, f -> f.binding() == Signed.ABSENT && f.bearer() == Bearer.ABSENT),
  A2(
      "a bearer secret came over a channel that others can read",
      false,
      f -> f.bearer() == Bearer.OVERHEARD),
  A3(
      "the bearer secret's protocol is not known here",
      false,
      f -> f.bearer() == Bearer.UNKNOWN_PROTOCOL),
  A4("the name is locked after too many failures", false, f -> f.locked() && f.showsSecret()),
  A5(
      "no usable secret for all the names makes this MAC",
      false,
      f -> f.binding() == Signed.WRONG_SECRET),
  A6(
      "no registered key with a right over all the names made this signature",
      false,
      f -> f.binding() == Signed.WRONG_KEY),
  A7(
      "no usable secret for all the names has this text",
      false,
      f -> f.bearer() == Bearer.WRONG_SECRET),
  A8(
      "two different secrets were shown, and one request spends one",
      false,
      f -> f.binding() == Signed.SECRET && f.bearer() == Bearer.SECRET && !f.sameSecret()),
  A9("everything that was shown holds", true, f -> true);

  private final String because;
  private final boolean grants;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Predicate<AuthenticationFacts> applies;

  AuthenticationRule(String because, boolean grants, Predicate<AuthenticationFacts> applies) {
    this.because = because;
    this.grants = grants;
    this.applies = applies;
  }

  /** The rule that decides on these facts. */
  public static AuthenticationRule on(AuthenticationFacts facts) {
    return Arrays.stream(values())
        .filter(rule -> rule.applies.test(facts))
        .findFirst()
        .orElseThrow();
  }

  public boolean grants() {
    return grants;
  }

  /** One sentence for the log; tells the operator what the wire does not tell the requestor. */
  public String because() {
    return because;
  }
}
