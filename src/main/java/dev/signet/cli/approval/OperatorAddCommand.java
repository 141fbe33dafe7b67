package dev.signet.cli.approval;

import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OutputOptions;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet operator add}: makes a token for one more operator. */
@Command(
    name = "add",
    description =
        "Make a token for one more operator. It alone is printed, once; the server keeps its SHA-256.")
public final class OperatorAddCommand implements Callable<Integer> {
  private static final int TOKEN_OCTETS = 32;

  @Parameters(
      paramLabel = "NAME",
      description = "Small letters, digits, _ and -; at most 32, first a letter or digit.")
  private String name = "";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Data directory of the server (default: ~/.signet).")
  private Optional<Path> dataDir = Optional.empty();

  @Mixin private OutputOptions output = new OutputOptions();

  private final Surroundings surroundings;

  public OperatorAddCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.show(this::add);
  }

  private Report add() throws Misuse, UnusableFile {
    if (!name.matches("[a-z0-9][a-z0-9_-]{0,31}") || name.equals("operator")) {
      throw new Misuse(
          "'" + name + "' is no name for an operator; take one like alice (operator is taken)");
    }
    Path data = dataDir.orElse(surroundings.home().resolve(".signet"));
    if (!Files.isDirectory(data)) {
      throw new Misuse(data + " is no data directory of a server; give --data-dir DIR");
    }
    Path file = data.resolve("operators").resolve(name + ".token");
    String token = token();
    NewFile.writePrivate(file, "sha256:" + sha256(token) + "\n");
    output.tell(
        "operator " + name + " added by " + file + "; delete the file to remove the operator");
    return Report.of(
        ExitCode.OK,
        "made",
        List.of(token),
        Json.createObjectBuilder().add("operator", name).add("token", token).build());
  }

  private String token() {
    byte[] octets = new byte[TOKEN_OCTETS];
    surroundings.random().nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static String sha256(String token) {
    try {
      byte[] octets = token.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
