package dev.signet.client;

import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys, certificates and results for the client's tests. */
public final class Specimens {
  public static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.org");
  public static final SigningIdentity SERVICE_KEY = identity("CN=key service");
  public static final SigningIdentity OTHER_KEY = identity("CN=somebody else");
  public static final SigningIdentity ALICES_KEY = identity("CN=Alice");

  private Specimens() {}

  public static SigningIdentity identity(String subject) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
      generator.initialize(new ECGenParameterSpec("P-256"));
      KeyPair pair = generator.generateKeyPair();
      return new SigningIdentity(
          pair.getPrivate(), pair.getPublic(), List.of(certificate(subject, pair)));
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Octets certificate(String subject, KeyPair pair) throws Exception {
    X500Name name = new X500Name(subject);
    Date start = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
    Date end = Date.from(Instant.parse("2040-01-01T00:00:00Z"));
    BigInteger serial = new BigInteger(64, new SecureRandom());
    var signer =
        new JcaContentSignerBuilder("SHA256withECDSA")
            .setProvider(new BouncyCastleProvider())
            .build(pair.getPrivate());
    var holder =
        new JcaX509v3CertificateBuilder(name, serial, start, end, name, pair.getPublic())
            .build(signer);
    return Octets.of(holder.getEncoded());
  }

  /** A result header that answers {@code request} as it should be answered. */
  public static ResultHeader header(Request request, ResultCode code) {
    return ResultHeader.of(
        "_answer", request.header().service(), code, Optional.of(request.header().id()));
  }

  public static Result.Locate found(Request request) {
    return new Result.Locate(
        header(request, ResultCode.SUCCESS),
        List.of(new UnverifiedKeyBinding(alice(), Optional.empty())));
  }

  public static Result.Validate judged(Request request, StatusValue value) {
    return new Result.Validate(header(request, ResultCode.SUCCESS), List.of(binding(value)));
  }

  public static KeyBinding binding(StatusValue value) {
    Map<Reason, StatusValue> findings = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      findings.put(reason, StatusValue.VALID);
    }
    findings.put(Reason.REVOCATION_STATUS, value);
    return new KeyBinding(alice(), Optional.empty(), KeyStatus.judged(findings));
  }

  public static BindingDescription alice() {
    return new BindingDescription(
        Optional.empty(),
        KeyInfo.of(new KeyDatum.Certificate(ALICES_KEY.certificates().get(0))),
        Set.of(),
        List.of(ALICE));
  }
}
