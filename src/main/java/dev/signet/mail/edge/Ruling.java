package dev.signet.mail.edge;

/**
 * The rule that decided, and its reason in words.
 *
 * @param rule as the tables number it: {@code O-12}, {@code V-1}, {@code R-6}
 * @param because one sentence of our own; nothing from a message is in it
 */
public record Ruling(String rule, String because) {

  /** This ruling, on what an earlier one left of the message. */
  public Ruling after(Ruling earlier) {
    return new Ruling(rule, because + "; before that " + earlier.rule + ": " + earlier.because);
  }
}
