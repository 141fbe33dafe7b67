package dev.signet.mail.smime;

import java.util.List;

/**
 * What was found in a message, without any trust.
 *
 * @param shape of the message as a whole
 * @param layers signatures that cover the whole body, outermost first; several when one signed
 *     message is wrapped in another
 * @param because what was found, in words, for a person
 */
public record Examination(Shape shape, List<SignatureLayer> layers, String because) {
  public Examination {
    layers = List.copyOf(layers);
  }

  /** How S/MIME shows in a message. */
  public enum Shape {
    /** No S/MIME. */
    UNSIGNED,
    /** A signature that covers only part of the body: for every purpose unsigned. */
    PARTIAL,
    /** Encrypted at top level; not opened. */
    ENCRYPTED,
    /** A signature over the whole body, sound or not. */
    SIGNED,
    /** Looks like S/MIME, or like two things at once; must not be touched. */
    MALFORMED
  }
}
