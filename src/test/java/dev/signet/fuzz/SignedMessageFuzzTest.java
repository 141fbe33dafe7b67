package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.wrapping.Honest;
import dev.signet.xkms.xml.wrapping.Reading;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whatever is made of Alice's messages: what her signature is found to cover is what she said. */
class SignedMessageFuzzTest {
  private static final List<Honest> ALL = Honest.all();
  private static final Set<String> SAID =
      ALL.stream()
          .map(honest -> signed(honest.over(WireBinding.PLAIN)).orElseThrow())
          .collect(Collectors.toSet());
  private static final byte[] REGISTER = Honest.register().over(WireBinding.PLAIN);
  private static final String BINDING =
      Reading.of(REGISTER).flatMap(r -> r.authenticatedBy(Honest.SECRET)).orElseThrow();

  @FuzzTest(maxDuration = "10s")
  void whatIsSignedIsWhatWasSaid(byte[] octets) {
    signed(octets).ifPresent(meaning -> assertThat(SAID).contains(meaning));
    Optional<Reading> reading = Reading.of(octets);
    reading
        .flatMap(r -> r.authenticatedBy(Honest.SECRET))
        .ifPresent(meaning -> assertThat(meaning).isEqualTo(BINDING));
    reading
        .flatMap(r -> r.possessedBy(Honest.ALICE.publicKey()))
        .ifPresent(meaning -> assertThat(meaning).isEqualTo(BINDING));
  }

  /** The input is a list of changes to one of the messages. */
  @FuzzTest(maxDuration = "10s")
  void whatIsChangedIsNoticedOrMeansTheSame(FuzzedDataProvider input) {
    Honest honest = input.pickValue(ALL);
    byte[] octets = honest.over(input.pickValue(WireBinding.values()));
    while (input.remainingBytes() > 0) {
      octets = changed(octets, input);
    }
    whatIsSignedIsWhatWasSaid(octets);
  }

  /** Puts a piece of the input, or of the message itself, in the place of another piece. */
  private static byte[] changed(byte[] octets, FuzzedDataProvider input) {
    int from = input.consumeInt(0, octets.length);
    int cut = input.consumeInt(0, Math.min(200, octets.length - from));
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(octets, 0, from);
    if (input.consumeBoolean()) {
      changed.writeBytes(input.consumeBytes(input.consumeInt(0, 60)));
    } else {
      int piece = input.consumeInt(0, octets.length);
      changed.write(octets, piece, input.consumeInt(0, octets.length - piece));
    }
    changed.write(octets, from + cut, octets.length - from - cut);
    byte[] all = changed.toByteArray();
    return all.length > 100_000 ? octets : all;
  }

  private static Optional<String> signed(byte[] octets) {
    return Reading.of(octets).flatMap(r -> r.signedBy(Honest.ALICE.publicKey()));
  }
}
