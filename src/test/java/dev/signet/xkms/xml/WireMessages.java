package dev.signet.xkms.xml;

import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.keyinfo.Keys;
import dev.signet.xkms.xml.keyinfo.NamedCurve;
import dev.signet.xkms.xml.signature.Canonical;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the message files are made of. */
public final class WireMessages {
  public static final String SERVICE = "https://keys.example.org/xkms";
  public static final LimitedUseSecret SECRET = LimitedUseSecret.of("correct horse");
  public static final UseKeyWith ALICE = new UseKeyWith("urn:ietf:rfc:2633", "alice@example.org");

  private WireMessages() {}

  /** The base point of P-256: a public key like any other. */
  public static PublicKey p256() {
    return Keys.ec(
        NamedCurve.P256,
        Octets.of(
            HexFormat.of()
                .parseHex(
                    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")));
  }

  /** Public key number 1 of RFC 8032 section 7.1. */
  public static PublicKey ed25519() {
    return Keys.fromSubjectPublicKeyInfo(
            Octets.of(
                HexFormat.of()
                    .parseHex(
                        "302a300506032b6570032100"
                            + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")))
        .orElseThrow();
  }

  /** Secret key number 1 of RFC 8032 section 7.1; its signatures are always the same. */
  public static SigningIdentity ed25519Identity() {
    byte[] seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    try {
      var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
      var key = (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(spec);
      return new SigningIdentity(key, ed25519(), List.of());
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Numbers of the shape of an RSA key. */
  public static PublicKey rsa() {
    BigInteger modulus = BigInteger.TWO.pow(2047).add(BigInteger.valueOf(20_260_131));
    return Keys.rsa(modulus, BigInteger.valueOf(65_537));
  }

  public static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static KeyInfo everyForm() {
    return KeyInfo.of(
        new KeyDatum.Certificate(octets("leaf certificate")),
        new KeyDatum.Certificate(octets("issuer certificate")),
        new KeyDatum.IssuerSerial(
            "CN=Example CA,O=Example", new BigInteger("340282366920938463463")),
        new KeyDatum.SubjectKeyId(octets("subject key id")),
        new KeyDatum.SubjectName("CN=Alice & Bob <x>,O=Example"),
        new KeyDatum.Crl(octets("revocation list")),
        new KeyDatum.Digest(Canonical.SHA256, octets("digest")),
        new KeyDatum.Value(rsa()),
        new KeyDatum.Value(p256()),
        new KeyDatum.Value(ed25519()),
        new KeyDatum.Name("alice"));
  }

  public static BindingDescription description(String id, PublicKey key) {
    return new BindingDescription(
        Optional.of(id),
        KeyInfo.of(new KeyDatum.Value(key)),
        Set.of(KeyUsage.SIGNATURE, KeyUsage.ENCRYPTION),
        List.of(ALICE, new UseKeyWith("urn:ietf:rfc:2459", "CN=Alice,O=Example")));
  }

  public static QueryKeyBinding query() {
    return new QueryKeyBinding(
        new BindingDescription(
            Optional.empty(), KeyInfo.EMPTY, Set.of(KeyUsage.ENCRYPTION), List.of(ALICE)),
        Optional.of(Instant.parse("2026-06-30T12:00:00Z")));
  }

  public static ValidityInterval year2026() {
    return ValidityInterval.between(
        Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
  }

  public static PrototypeKeyBinding prototype() {
    Octets code = LimitedUseSecret.revocationCodeIdentifier(SECRET.revocationCode());
    return new PrototypeKeyBinding(
        description("_b1", ed25519()), Optional.of(year2026()), Optional.of(code));
  }

  public static UnverifiedKeyBinding unverified() {
    return new UnverifiedKeyBinding(description("_b1", rsa()), Optional.of(year2026()));
  }

  /** As requests carry it, where the status means nothing. */
  public static KeyBinding named() {
    return named("_b1");
  }

  public static KeyBinding named(String id) {
    return new KeyBinding(
        description(id, p256()), Optional.empty(), unjudged(StatusValue.INDETERMINATE));
  }

  public static KeyBinding valid() {
    return new KeyBinding(
        description("_b1", p256()), Optional.of(year2026()), KeyStatus.allValid());
  }

  public static KeyBinding revoked() {
    Map<Reason, StatusValue> findings =
        Map.of(
            Reason.ISSUER_TRUST, StatusValue.VALID,
            Reason.SIGNATURE, StatusValue.VALID,
            Reason.REVOCATION_STATUS, StatusValue.INVALID);
    return new KeyBinding(
        description("_b2", p256()), Optional.of(year2026()), KeyStatus.judged(findings));
  }

  private static KeyStatus unjudged(StatusValue value) {
    return KeyStatus.reported(value, List.of(), List.of(), List.of());
  }

  public static Authentication.NotBound password() {
    return new Authentication.NotBound("urn:example:password", octets("open sesame"));
  }

  public static EncryptedPrivateKey privateKey() {
    return new EncryptedPrivateKey(
        "http://www.w3.org/2001/04/xmlenc#aes256-cbc", octets("vector and cipher text"));
  }
}
