package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.client.Amendment;
import dev.signet.testkit.RunningServer;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.xml.envelope.WireBinding;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.xkms.client.XKMSInvoker;
import org.apache.cxf.xkms.exception.XKMSLocateException;
import org.apache.cxf.xkms.handlers.Applications;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3._2002._03.xkms_wsdl.XKMSPortType;

/** Apache CXF's XKMS client, as it is published, against the running server. */
@ExtendWith(ArquillianExtension.class)
class CxfClientIT {
  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  private static XKMSInvoker client() {
    JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
    factory.setServiceClass(XKMSPortType.class);
    factory.setAddress(RunningServer.http("/xkms").toString());
    return new XKMSInvoker((XKMSPortType) factory.create());
  }

  /**
   * This service does not know all names in the world and says so; CXF's client takes that for an
   * error.
   */
  @Test
  void cxfIsToldThatANameIsUnknownHere() {
    assertThatThrownBy(() -> client().getCertificateForId(Applications.PKIX, "CN=Nobody"))
        .isInstanceOf(XKMSLocateException.class)
        .hasMessageContaining("NO_MATCH");
  }

  @Test
  void cxfValidatesACertificateUntilItIsRevoked() throws Exception {
    Enrolment somebody = Enrolment.fresh();
    assertThat(client().validateCertificate(somebody.certificate())).isTrue();
    BindingDescription description =
        new BindingDescription(
            Optional.empty(),
            KeyInfo.of(new KeyDatum.Value(somebody.identity().publicKey())),
            Set.of(),
            List.of());
    Enrolment.accepted(
        Enrolment.client(WireBinding.SOAP11)
            .revoke(Amendment.byRevocationCode(description, somebody.secret().revocationCode())));
    assertThat(client().validateCertificate(somebody.certificate())).isFalse();
  }

  @Test
  void cxfLocatesByIssuerAndSerial() throws Exception {
    Enrolment somebody = Enrolment.fresh();
    String issuer = somebody.certificate().getIssuerX500Principal().getName();
    BigInteger serial = somebody.certificate().getSerialNumber();
    assertThat(client().getCertificateForIssuerSerial(issuer, serial)).isNotNull();
  }
}
