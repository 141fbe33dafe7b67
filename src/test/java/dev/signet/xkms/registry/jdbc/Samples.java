package dev.signet.xkms.registry.jdbc;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.pki.issuance.CertificateOrder;
import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.issuance.IssuingSettings;
import dev.signet.pki.issuance.UnsuitableKey;
import dev.signet.pki.issuance.Use;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SharedSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bindings, changes and certificates that tests register. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private Samples() {}

  public static UseKeyWith mail(String address) {
    return UseKeyWith.of(Application.SMIME, address);
  }

  public static PublicKey key(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static PublicKey key() {
    return key("EC");
  }

  /** An active binding of a new key, valid for a year around {@link #NOW}. */
  public static RegisteredBinding binding(UseKeyWith... uses) {
    return binding(key(), List.of(), uses);
  }

  public static RegisteredBinding binding(
      PublicKey key, List<Octets> certificates, UseKeyWith... uses) {
    return new RegisteredBinding(
        "b" + UUID.randomUUID(),
        key,
        Set.of(KeyUsage.SIGNATURE, KeyUsage.ENCRYPTION),
        List.of(uses),
        ValidityInterval.between(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(364))),
        new BindingState.Active(),
        certificates,
        Optional.of(Octets.of(new byte[20])),
        NOW.minusNanos(1_000));
  }

  public static RegisteredBinding registeredAt(Instant time, RegisteredBinding binding) {
    return new RegisteredBinding(
        binding.id(),
        binding.key(),
        binding.keyUsage(),
        binding.useKeyWith(),
        binding.validity(),
        binding.state(),
        binding.certificates(),
        binding.revocationCodeIdentifier(),
        time);
  }

  /** A change that no other change has to do with. */
  public static Change change() {
    return message("m" + UUID.randomUUID());
  }

  public static Change message(String requestId) {
    return new Change(requestId, Octets.of(new byte[] {1}), NOW, Optional.empty());
  }

  public static Change spending(String secret) {
    return new Change("m" + UUID.randomUUID(), Octets.of(new byte[] {1}), NOW, Optional.of(secret));
  }

  public static SharedSecret secret(String id, int uses, UseKeyWith... names) {
    return new SharedSecret(
        id,
        Octets.of(new byte[20]),
        Octets.of(new byte[32]),
        List.of(names),
        uses,
        NOW.plus(Duration.ofDays(1)));
  }

  public static IssuingAuthority authority() {
    try {
      return IssuingAuthority.openOrCreate(
          Files.createTempDirectory("signet-test-authority"),
          IssuingSettings.DEFAULT,
          new SecureRandom(),
          () -> NOW);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public static X509Certificate certificate(
      IssuingAuthority authority, PublicKey key, String address) {
    try {
      return authority
          .issue(
              new CertificateOrder(
                  key,
                  List.of(new Entity.Mailbox(MailAddress.of(address))),
                  Set.of(Use.SIGNATURE),
                  NOW,
                  NOW.plus(Duration.ofDays(90))))
          .certificate();
    } catch (UnsuitableKey impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static Octets der(X509Certificate certificate) {
    try {
      return Octets.of(certificate.getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
