package dev.signet.xkms.exchange.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.xml.WireMessages;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Results that are kept come back as they were. */
class StoredResultTest {
  private static final List<KeyBinding> BINDINGS =
      List.of(WireMessages.valid(), WireMessages.revoked());

  @Test
  void everyKindOfResultComesBackAsItWas() {
    for (Result result : everyKind()) {
      assertThat(StoredResult.read(StoredResult.write(result)))
          .as(result.getClass().getSimpleName())
          .isEqualTo(result);
    }
  }

  private static List<Result> everyKind() {
    var privateKey = Optional.of(WireMessages.privateKey());
    Result.Simple inner = new Result.Validate(header("_i1"), BINDINGS);
    return List.of(
        new Result.Plain(header("_1")),
        new Result.Locate(header("_1"), List.of(WireMessages.unverified(), everyForm())),
        new Result.Validate(header("_1"), BINDINGS),
        new Result.Register(header("_1"), BINDINGS, Optional.empty()),
        new Result.Register(header("_1"), List.of(WireMessages.valid()), privateKey),
        new Result.Reissue(header("_1"), BINDINGS),
        new Result.Revoke(header("_1"), List.of(WireMessages.revoked())),
        new Result.Recover(header("_1"), List.of(WireMessages.revoked()), privateKey),
        new Result.Compound(
            header("_1"), List.of(inner, new Result.Revoke(header("_i2"), List.of()))),
        new Result.Status(
            header("_1"),
            Optional.of(BigInteger.TWO),
            Optional.of(BigInteger.ZERO),
            Optional.of(BigInteger.ONE)));
  }

  private static UnverifiedKeyBinding everyForm() {
    return new UnverifiedKeyBinding(
        new BindingDescription(
            Optional.of("_b9"), WireMessages.everyForm(), Set.of(), List.of(WireMessages.ALICE)),
        Optional.empty());
  }

  /** A header with everything, and characters that XML would change. */
  private static ResultHeader header(String id) {
    return new ResultHeader(
        id,
        "https://keys.example.org/xkms?a=1&b=2",
        ResultCode.of(ResultMajor.SUCCESS, ResultMinor.INCOMPLETE),
        Optional.of("CN=\"Dave\", O=<Acme>"),
        Optional.of(Octets.of(new byte[] {1, 2})),
        Optional.of(Octets.of(new byte[] {3})),
        Optional.of(new OpaqueClientData(List.of(" b25l\r\n\t", "", "]]>&amp;"))),
        List.of(
            new MessageExtension(
                "urn:example:ext",
                "Colour",
                "<e:Colour e:of=\"a&#xA;b\" xmlns:e=\"urn:example:ext\">blue &amp; red</e:Colour>")));
  }

  @Test
  void whatWasReadFromThoseOctetsHasThoseOctets() throws IOException {
    for (Path file : results()) {
      Octets once = StoredResult.write(StoredResult.read(Octets.of(Files.readAllBytes(file))));
      assertThat(StoredResult.write(StoredResult.read(once))).as(file.toString()).isEqualTo(once);
    }
  }

  private static List<Path> results() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/messages"))) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().contains("result")).toList();
      assertThat(found).hasSizeGreaterThan(8);
      return found;
    }
  }

  @Test
  void damagedOctetsAreNoResult() {
    for (String damaged : List.of("", "<a/>", "<LocateResult xmlns='x'/>", "<Result")) {
      Octets octets = Octets.of(damaged.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> StoredResult.read(octets))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("damaged");
    }
  }
}
