package dev.signet.pki.revocation.crl.supply;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.RevocationQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fixed set of lists in memory, such as those that lie in the directory of a policy. */
public final class ListStore implements CrlSupply {

  private final Map<DistinguishedName, List<HeldCrl>> byIssuer = new HashMap<>();

  public ListStore(List<HeldCrl> lists) {
    for (HeldCrl held : lists) {
      byIssuer.computeIfAbsent(held.list().issuer(), none -> new ArrayList<>()).add(held);
    }
    byIssuer.replaceAll((issuer, all) -> List.copyOf(all));
  }

  @Override
  public List<HeldCrl> atHand(DistinguishedName issuer) {
    return byIssuer.getOrDefault(issuer, List.of());
  }

  /** Nothing: it goes nowhere. */
  @Override
  public List<HeldCrl> obtain(ListWish wish, RevocationQuestion question) {
    return List.of();
  }
}
