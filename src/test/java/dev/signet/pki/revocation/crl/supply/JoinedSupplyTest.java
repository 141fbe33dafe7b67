package dev.signet.pki.revocation.crl.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.testkit.Asked;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedSupplyTest {

  private final TestAuthority root = TestAuthority.root("Root");
  private final Crl first = Lists.read(root.crl(list -> list.number(1)));
  private final Crl second = Lists.read(root.crl(list -> list.number(2)));

  @Test
  void whatSeveralHoldIsOneListFromTheFirst() {
    CrlSupply joined =
        new JoinedSupply(
            List.of(
                new ListStore(List.of(new HeldCrl(first, "here"))),
                new ListStore(List.of(new HeldCrl(first, "there"), new HeldCrl(second, "there")))));

    assertThat(joined.atHand(first.issuer()))
        .containsExactly(new HeldCrl(first, "here"), new HeldCrl(second, "there"));
  }

  @Test
  void everyOneGoesForMore() {
    CrlSupply joined = new JoinedSupply(List.of(going(first), going(second)));
    ListWish wish = new ListWish(first.issuer(), List.of("http://lists.example/"));

    assertThat(
            joined.obtain(
                wish, Asked.about(root.certificate(), root.certificate(), TestAuthority.NOW)))
        .containsExactly(new HeldCrl(first, "fetched"), new HeldCrl(second, "fetched"));
  }

  private static CrlSupply going(Crl list) {
    return new CrlSupply() {
      @Override
      public List<HeldCrl> atHand(DistinguishedName issuer) {
        return List.of();
      }

      @Override
      public List<HeldCrl> obtain(ListWish wish, RevocationQuestion question) {
        return List.of(new HeldCrl(list, "fetched"));
      }
    };
  }
}
