package dev.signet.server;

import dev.signet.pki.trust.file.PolicyWatch;
import dev.signet.server.health.VitalSign;
import dev.signet.server.health.VitalSign.Organ;
import dev.signet.xkms.database.SchemaMigration;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Map;
import java.util.TreeMap;

/** How the parts of an open house are doing. */
record Vitals(Ground ground, PolicyRoom policies) {
  private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

  /**
   * Takes one sign; the endpoints are not part of the house and are looked at by whoever wires it.
   */
  VitalSign sign(Organ organ) {
    return switch (organ) {
      case DATABASE -> database();
      case SIGNING_KEY -> signingKey();
      case ANCHORS -> anchors();
      case POLICIES ->
          new PolicyVitals(standing(), ground.evidence(), ground.sources().clock().instant())
              .sign();
      case SIGNATURES -> signatures();
      case ENDPOINTS, MAIL_EDGE ->
          throw new IllegalArgumentException("not of the key service: " + organ);
    };
  }

  private VitalSign database() {
    String kind =
        ground.settings().database().url().startsWith("jdbc:postgresql:") ? "PostgreSQL" : "H2";
    return SchemaMigration.complaint(ground.pool())
        .map(VitalSign::ill)
        .orElseGet(
            () -> VitalSign.well(Map.of("kind", kind, "schema", SchemaMigration.EXPECTED_VERSION)));
  }

  /** Signs a probe, and checks it with the certificate that clients have. */
  private VitalSign signingKey() {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA", ground.provider());
      signature.initSign(ground.responseSigner().key());
      signature.update(PROBE);
      byte[] value = signature.sign();
      signature.initVerify(ground.responseSigner().certificate().getPublicKey());
      signature.update(PROBE);
      String until = ground.responseSigner().certificate().getNotAfter().toInstant().toString();
      return signature.verify(value)
          ? VitalSign.well(Map.of("certified-until", until))
          : VitalSign.ill("key and certificate do not belong together");
    } catch (GeneralSecurityException unable) {
      return VitalSign.ill("the key cannot sign: " + unable.getMessage());
    }
  }

  /** A provider that was chosen and is not there is no illness: the platform does its work. */
  private VitalSign signatures() {
    Map<String, String> data = new TreeMap<>(ground.signatures().inUse());
    if (!ground.signatures().notes().isEmpty()) {
      data.put("notes", String.join("; ", ground.signatures().notes()));
    }
    return VitalSign.well(data);
  }

  private PolicyWatch.Standing standing() {
    return policies.standing();
  }

  /** A policy without anchors is no illness: it answers, and trusts nothing. */
  private VitalSign anchors() {
    Map<String, String> counts = new TreeMap<>();
    standing()
        .book()
        .policies()
        .forEach((name, policy) -> counts.put(name, PolicyVitals.anchors(policy)));
    return VitalSign.well(counts);
  }
}
