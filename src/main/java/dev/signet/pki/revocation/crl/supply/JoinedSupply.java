package dev.signet.pki.revocation.crl.supply;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.crl.Crl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several supplies as one; a list that two of them have is one list. */
public final class JoinedSupply implements CrlSupply {

  private final List<CrlSupply> supplies;

  public JoinedSupply(List<CrlSupply> supplies) {
    this.supplies = List.copyOf(supplies);
  }

  @Override
  public List<HeldCrl> atHand(DistinguishedName issuer) {
    return joined(supplies.stream().map(supply -> supply.atHand(issuer)).toList());
  }

  @Override
  public List<HeldCrl> obtain(ListWish wish, RevocationQuestion question) {
    return joined(supplies.stream().map(supply -> supply.obtain(wish, question)).toList());
  }

  private static List<HeldCrl> joined(List<List<HeldCrl>> parts) {
    Map<Crl, HeldCrl> all = new LinkedHashMap<>();
    parts.forEach(part -> part.forEach(held -> all.putIfAbsent(held.list(), held)));
    return new ArrayList<>(all.values());
  }
}
