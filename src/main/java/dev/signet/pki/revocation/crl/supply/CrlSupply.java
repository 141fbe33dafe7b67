package dev.signet.pki.revocation.crl.supply;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.RevocationQuestion;
import java.util.List;

/** Somewhere to get revocation lists from. */
public interface CrlSupply {

  /** All lists of that issuer that are at hand, without any wait. */
  List<HeldCrl> atHand(DistinguishedName issuer);

  /**
   * Goes for lists that are not at hand, as far as the question and its policy allow; nothing when
   * they do not. What it finds is at hand afterwards, too.
   */
  List<HeldCrl> obtain(ListWish wish, RevocationQuestion question);
}
