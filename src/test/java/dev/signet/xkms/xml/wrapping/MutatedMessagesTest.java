package dev.signet.xkms.xml.wrapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.Namespaced;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.UsedNamespaces;
import dev.signet.xkms.xml.envelope.WireBinding;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whatever is changed about a signed message: either what is read stays the same, or the signature
 * does not hold.
 */
class MutatedMessagesTest {
  private static final Set<Mutation> NOTICED =
      EnumSet.complementOf(EnumSet.of(Mutation.COMMENT, Mutation.SPLIT_BY_COMMENT));
  private static final int MUTATIONS = 3_000;

  /** How often a mutation was harmless, and how often it was noticed. */
  private static final class Tally {
    final Map<Mutation, Integer> kept = new EnumMap<>(Mutation.class);
    final Map<Mutation, Integer> noticed = new EnumMap<>(Mutation.class);

    void count(Mutation mutation, boolean harmless) {
      (harmless ? kept : noticed).merge(mutation, 1, Integer::sum);
    }
  }

  @Test
  void honestMessagesAreReadAsSigned() {
    for (Honest honest : Honest.all()) {
      for (WireBinding binding : WireBinding.values()) {
        assertThat(
                Reading.of(honest.over(binding)).orElseThrow().signedBy(Honest.ALICE.publicKey()))
            .as(honest.name())
            .isPresent();
      }
    }
    Reading register = Reading.of(Honest.register().over(WireBinding.SOAP12)).orElseThrow();
    assertThat(register.authenticatedBy(Honest.SECRET)).isPresent();
    assertThat(register.possessedBy(Honest.ALICE.publicKey())).isPresent();
  }

  @Test
  @Requirement("XR-M11")
  void aSignedMessageMeansWhatWasSigned() {
    List<Honest> all = Honest.all();
    Tally tally = run(20261124, all, reading -> reading.signedBy(Honest.ALICE.publicKey()));
    assertThat(tally.kept.keySet())
        .contains(Mutation.COMMENT, Mutation.SPLIT_BY_COMMENT, Mutation.DECLARE);
    assertThat(tally.noticed.keySet()).containsAll(NOTICED);
  }

  /** The message's own signature is none of these two's business, so it is not looked at. */
  @Test
  void anAuthenticatedKeyBindingIsTheOneThatWasAuthenticated() {
    Tally tally =
        run(4711, List.of(Honest.register()), reading -> reading.authenticatedBy(Honest.SECRET));
    assertThat(tally.kept).isNotEmpty();
    assertThat(tally.noticed.keySet()).contains(Mutation.TRUNCATE_MAC, Mutation.OTHER_REFERENCE);
  }

  @Test
  void aPossessedKeyBindingIsTheOneThatWasSigned() {
    Tally tally =
        run(
            815,
            List.of(Honest.register()),
            reading -> reading.possessedBy(Honest.ALICE.publicKey()));
    assertThat(tally.kept).isNotEmpty();
    assertThat(tally.noticed.keySet()).contains(Mutation.MOVE, Mutation.OTHER_ID);
  }

  private static Tally run(
      long seed, List<Honest> all, Function<Reading, Optional<String>> proven) {
    Random chance = new Random(seed);
    Tally tally = new Tally();
    Map<String, String> signed = new HashMap<>();
    for (int i = 0; i < MUTATIONS; i++) {
      Honest honest = Mutation.any(all, chance);
      byte[] octets = honest.over(Mutation.any(List.of(WireBinding.values()), chance));
      Mutation mutation = Mutation.any(List.of(Mutation.values()), chance);
      Document document = parsed(octets);
      if (mutation.change(document, chance)) {
        String before =
            signed.computeIfAbsent(
                honest.name(), name -> Reading.of(octets).flatMap(proven).orElseThrow());
        byte[] changed = written(document);
        Optional<String> after = Reading.of(changed).flatMap(proven);
        after.ifPresent(
            meaning ->
                assertThat(meaning)
                    .as(
                        "seed %d, %s: %s",
                        seed, mutation, new String(changed, StandardCharsets.UTF_8))
                    .isEqualTo(before));
        tally.count(mutation, after.isPresent());
      }
    }
    return tally;
  }

  private static Document parsed(byte[] octets) {
    try {
      return SecureXml.parse(octets);
    } catch (MalformedXml impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** With the declarations that moved elements and new prefixes need. */
  private static byte[] written(Document document) {
    Element root = document.getDocumentElement();
    for (Namespaced missing : UsedNamespaces.missingIn(root)) {
      if (!root.hasAttribute(missing.attribute())) {
        root.setAttributeNS(Namespaced.XMLNS, missing.attribute(), missing.uri());
      }
    }
    return SecureXml.serialise(document);
  }
}
