package dev.signet.pki.path.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Issued;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DsaParametersTest extends RuleLab {

  private static final String INHERITED = "RFC 5280 6.1.4(e)";

  private static PublicKey whole;
  private static PublicKey bare;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
    generator.initialize(2048);
    whole = generator.generateKeyPair().getPublic();
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(whole.getEncoded());
    SubjectPublicKeyInfo cut =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(info.getAlgorithm().getAlgorithm()), info.parsePublicKey());
    bare = KeyFactory.getInstance("DSA").generatePublic(new X509EncodedKeySpec(cut.getEncoded()));
  }

  @Test
  void completesAKeyWithTheParametersOfItsIssuers() {
    assertThat(DsaParameters.areMissing(bare)).isTrue();
    assertThat(DsaParameters.completed(bare, whole)).contains(whole);
    assertThat(DsaParameters.completed(whole, root.keys().getPublic())).contains(whole);
    assertThat(DsaParameters.completed(bare, root.keys().getPublic())).isEmpty();
    assertThat(DsaParameters.completed(bare, bare)).isEmpty();
  }

  @Test
  void refusesInheritedParametersUnlessThePolicyAdmitsThem() {
    assertThat(judged(whole, PathRules.CAREFUL)).contains(INHERITED);
    assertThat(judged(whole, PathRules.RFC_5280)).doesNotContain(INHERITED);
  }

  @Test
  void refusesAKeyThatNobodyGivesParametersTo() {
    assertThat(judged(root.keys().getPublic(), PathRules.RFC_5280)).contains(INHERITED);
  }

  private List<String> judged(PublicKey issuer, PathRules rules) {
    Issued leaf = root.issue(s -> s.keys(new KeyPair(bare, root.keys().getPrivate())));
    Anchor anchor = new Anchor(Authority.bare(read(root).subject(), issuer), AnchorTerms.PLAIN);
    return against(
        new CandidatePath(List.of(read(leaf)), anchor, false), context(rules, Purpose.ANY));
  }
}
