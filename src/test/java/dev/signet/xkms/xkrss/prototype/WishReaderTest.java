package dev.signet.xkms.xkrss.prototype;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prototypes as requestors send them. */
class WishReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.org");
  private static final PublicKey KEY = key("Ed25519", 0);

  private final WishReader reader =
      new WishReader(new Admission(Term.DEFAULT, Admission.allKnown(), false));

  @Test
  void oneKeyMayBeGivenTwice() {
    assertThat(read(KeyInfo.of(new KeyDatum.Name("mine"), value(KEY), value(KEY))))
        .isEqualTo(Soundness.SOUND);
  }

  @Test
  void differentKeysContradictEachOther() {
    assertThat(read(KeyInfo.of(value(KEY), value(key("Ed25519", 0)))))
        .isEqualTo(Soundness.SEVERAL_KEYS);
  }

  @Test
  void aNameIsNoKey() {
    assertThat(read(KeyInfo.of(new KeyDatum.Name("mine")))).isEqualTo(Soundness.NO_KEY);
  }

  @Test
  void brokenCertificatesAndUnknownKeysCannotBeRead() {
    assertThat(read(KeyInfo.of(new KeyDatum.Certificate(Octets.of(new byte[] {0x30, 1, 2})))))
        .isEqualTo(Soundness.UNREADABLE_KEY);
    assertThat(read(KeyInfo.of(new KeyDatum.Unread("urn:x", "GOSTKeyValue"))))
        .isEqualTo(Soundness.UNREADABLE_KEY);
  }

  @Test
  void weakKeysAreRefused() {
    assertThat(read(KeyInfo.of(value(key("RSA", 1024))))).isEqualTo(Soundness.WEAK_KEY);
    assertThat(read(KeyInfo.of(value(key("DSA", 2048))))).isEqualTo(Soundness.WEAK_KEY);
    assertThat(read(KeyInfo.of(value(key("RSA", 2048))))).isEqualTo(Soundness.SOUND);
  }

  @Test
  @Requirement("XR-L04")
  void usesThatTheKeyCannotServeAreIgnoredUnlessNothingIsLeft() {
    WishReader.Reading some = read(Set.of(KeyUsage.SIGNATURE, KeyUsage.ENCRYPTION));
    assertThat(some.wish().orElseThrow().usage()).containsExactly(KeyUsage.SIGNATURE);
    assertThat(read(Set.of(KeyUsage.ENCRYPTION)).soundness()).isEqualTo(Soundness.USAGE_IMPOSSIBLE);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ietf:rfc:2633, alice@example.org, SOUND",
    "urn:ietf:rfc:2633, alice, MALFORMED_NAME",
    "urn:ietf:rfc:2440, alice@-example.org, MALFORMED_NAME",
    "urn:ietf:rfc:2818, www.example.org, SOUND",
    "urn:ietf:rfc:2818, https://www.example.org/, MALFORMED_NAME",
    "urn:ietf:rfc:2401, 192.0.2.1, SOUND",
    "urn:ietf:rfc:2401, 2001:db8::1, SOUND",
    "urn:ietf:rfc:2401, 192.0.2.256, MALFORMED_NAME",
    "urn:ietf:rfc:2246, https://www.example.org/, SOUND",
    "urn:ietf:rfc:2246, not a uri, MALFORMED_NAME",
    "urn:ietf:rfc:2459, CN=Alice, SOUND",
    "https://signet.dev/xkms/application/domain, example.org, SOUND",
    "https://signet.dev/xkms/application/domain, alice@example.org, MALFORMED_NAME",
    "http://ca.example.com/cps/20030401/class3, alice@example.com, NAME_NOT_ADMITTED"
  })
  void namesAreNamesOfTheirApplication(String application, String identifier, Soundness expected) {
    assertThat(names(List.of(new UseKeyWith(application, identifier))).soundness())
        .isEqualTo(expected);
  }

  @Test
  void aControlCharacterIsInNoName() {
    assertThat(names(List.of(new UseKeyWith("urn:ietf:rfc:2459", "CN=A\nB"))).soundness())
        .isEqualTo(Soundness.MALFORMED_NAME);
  }

  @Test
  void betweenOneAndTwentyNames() {
    List<UseKeyWith> names = new ArrayList<>();
    assertThat(names(names).soundness()).isEqualTo(Soundness.NO_NAME);
    for (int i = 0; i < 20; i++) {
      names.add(UseKeyWith.of(Application.SMIME, "a" + i + "@example.org"));
    }
    assertThat(names(names).soundness()).isEqualTo(Soundness.SOUND);
    names.add(ALICE);
    assertThat(names(names).soundness()).isEqualTo(Soundness.TOO_MANY_NAMES);
  }

  @Test
  void theSameNameTwiceIsOneName() {
    assertThat(
            names(List.of(ALICE, UseKeyWith.of(Application.SMIME, "alice@EXAMPLE.org")))
                .wish()
                .orElseThrow()
                .names())
        .containsExactly(ALICE);
  }

  @Test
  void aCodeIdentifierHasTwentyOctets() {
    assertThat(
            read(
                    description(List.of(ALICE)),
                    Optional.empty(),
                    Optional.of(Octets.of(new byte[19])))
                .soundness())
        .isEqualTo(Soundness.MALFORMED_CODE_IDENTIFIER);
  }

  @ParameterizedTest
  @CsvSource({
    // wish in hours from now, what is granted in hours from now
    ",, 0, 8760",
    "-5, 24, 0, 24",
    "10, 24, 10, 24",
    ", 90000, 0, 17520",
    "10, 90000, 10, 17530"
  })
  void termsAreClipped(Integer from, Integer until, int start, int end) {
    ValidityInterval wish = new ValidityInterval(hours(from), hours(until));
    assertThat(term(wish).wish().orElseThrow().validity())
        .isEqualTo(
            ValidityInterval.between(
                NOW.plus(Duration.ofHours(start)), NOW.plus(Duration.ofHours(end))));
  }

  @ParameterizedTest
  @CsvSource({", 0", "5, 5", "10, 5", "20000, 90000", "-9, -1"})
  void termsWithoutTimeAreRefused(Integer from, Integer until) {
    assertThat(term(new ValidityInterval(hours(from), hours(until))).soundness())
        .isEqualTo(Soundness.TERM_TOO_SHORT);
  }

  private static Optional<Instant> hours(Integer fromNow) {
    return Optional.ofNullable(fromNow).map(h -> NOW.plus(Duration.ofHours(h)));
  }

  private Soundness read(KeyInfo info) {
    return read(
            new BindingDescription(Optional.of("b"), info, Set.of(), List.of(ALICE)),
            Optional.empty(),
            Optional.empty())
        .soundness();
  }

  private WishReader.Reading read(Set<KeyUsage> usage) {
    BindingDescription description =
        new BindingDescription(Optional.of("b"), KeyInfo.of(value(KEY)), usage, List.of(ALICE));
    return read(description, Optional.empty(), Optional.empty());
  }

  private WishReader.Reading names(List<UseKeyWith> names) {
    return read(description(names), Optional.empty(), Optional.empty());
  }

  private WishReader.Reading term(ValidityInterval wish) {
    return read(description(List.of(ALICE)), Optional.of(wish), Optional.empty());
  }

  private WishReader.Reading read(
      BindingDescription description, Optional<ValidityInterval> term, Optional<Octets> code) {
    return reader.read(
        new Request.Register(
            RequestHeader.of("I1", "https://xkms.example.org/xkms"),
            new PrototypeKeyBinding(description, term, code),
            Authentication.NONE,
            Optional.empty()),
        NOW);
  }

  private static BindingDescription description(List<UseKeyWith> names) {
    return new BindingDescription(Optional.of("b"), KeyInfo.of(value(KEY)), Set.of(), names);
  }

  private static KeyDatum value(PublicKey key) {
    return new KeyDatum.Value(key);
  }

  private static PublicKey key(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
