package dev.signet.mail.edge.stripping;

/**
 * What an operator may choose about stripping.
 *
 * @param stripsUnknown R-7: takes an explicit signature off when nothing is known of the receiver;
 *     keeping it is lawful where all programs of the site cope with multipart/signed
 * @param stripsAll takes every signature off, verified or not (draft section 3: "MAY simply strip")
 */
public record StrippingSettings(boolean stripsUnknown, boolean stripsAll) {
  public static final StrippingSettings DEFAULT = new StrippingSettings(false, false);
}
