package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestPolicies;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.registry.RegisteredRevocation;
import dev.signet.xkms.xkiss.KeyDescriber;
import dev.signet.xkms.xkiss.KeyJudge;
import dev.signet.xkms.xkiss.KeySearch;
import dev.signet.xkms.xkiss.ValidateService;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.TrustAnchor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is registered is Valid, and what was revoked is Invalid in the very next answer. */
class ValidateAfterRevokeTest {
  private final Office office = Office.open();
  private final KeyPair pair = Keys.fresh();
  private final ValidateService validate = validate();

  @Test
  @Requirement("XR-K05")
  @Requirement("XR-V07")
  void aRevocationIsSeenByTheNextValidate() throws Exception {
    office.handOut("024837", 2, ALICE);
    office
        .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret("024837", pair))
        .answer();
    Octets certificate = office.registered(pair.getPublic()).orElseThrow().certificates().get(0);
    KeyInfo byCertificate = KeyInfo.of(new KeyDatum.Certificate(certificate));

    assertThat(status(Asking.info(pair.getPublic())).status().value()).isEqualTo(StatusValue.VALID);
    assertThat(status(byCertificate).status().value()).isEqualTo(StatusValue.VALID);
    office
        .revoke(Asking.toRevoke(Asking.about(pair.getPublic())), Asking.secret("024837"))
        .answer();
    for (KeyInfo asked : List.of(Asking.info(pair.getPublic()), byCertificate)) {
      assertThat(status(asked).status().value()).isEqualTo(StatusValue.INVALID);
      assertThat(status(asked).status().invalid()).contains(Reason.REVOCATION_STATUS.uri());
    }
  }

  private KeyBinding status(KeyInfo about) throws Exception {
    BindingDescription query =
        new BindingDescription(Optional.empty(), about, Set.of(), List.of(ALICE));
    Request.Validate request =
        new Request.Validate(Asking.header(), new QueryKeyBinding(query, Optional.empty()));
    return validate
        .validate(new ReceivedRequest<>(request, new SignatureFinding.NotSigned(), Wire.TLS))
        .result()
        .bindings()
        .get(0);
  }

  private ValidateService validate() {
    CertificateReader certificates = new CertificateReader();
    TrustPolicy policy =
        TestPolicies.trusting(new TrustAnchor(Office.AUTHORITY.certificate(), null));
    PathValidation paths =
        TestPolicies.validation(
            policy, new RegisteredRevocation(office.registry, Office.AUTHORITY.certificate()));
    return new ValidateService(
        new KeySearch(office.registry, certificates, office.clock),
        new KeyJudge(paths::verdictOn, true),
        new KeyDescriber(certificates, issuer -> Optional.empty()),
        new ResultHeaders(Office.profile(), new SecureRandom()));
  }
}
