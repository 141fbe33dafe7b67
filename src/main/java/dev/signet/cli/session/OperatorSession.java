package dev.signet.cli.session;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.HttpOperatorDoor;
import dev.signet.cli.operator.OperatorAnswer;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the operator's commands have in common: where the door is and the token that opens it. */
public final class OperatorSession {
  private static final String TOKEN_FILE = "operator.token";

  @Mixin private final Session session;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the operator token (default: operator.token in the data directory).")
  private Optional<Path> tokenFile = Optional.empty();

  public OperatorSession(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  /** One request at the operator's door. */
  public interface Order {
    OperatorAnswer send(HttpOperatorDoor door, String token) throws IOException;
  }

  public Session session() {
    return session;
  }

  public int show(OutputOptions.Work work) {
    return session.show(work);
  }

  /** Sends the order and shows what was done with {@code view}. */
  public Report order(Order order, Function<OperatorAnswer, Report> view)
      throws Misuse, UnusableFile {
    HttpOperatorDoor door = session.operatorDoor();
    checkTokenStaysSecret();
    String token = token();
    try {
      OperatorAnswer answer = order.send(door, token);
      return answer.isDone()
          ? view.apply(answer)
          : Report.trouble(ExitCode.ERROR, "error", answer.trouble());
    } catch (IOException nothing) {
      return session.unreachable(nothing);
    }
  }

  /** The token opens the operator's door to whoever reads it on the way. */
  private void checkTokenStaysSecret() throws Misuse {
    if (!session.service().address().isEncrypted() && !session.service().address().isLoopback()) {
      throw new Misuse(
          "the operator token is not sent over plain HTTP to another machine; use an https URL");
    }
  }

  private String token() throws Misuse, UnusableFile {
    Path file =
        tokenFile.orElse(session.service().dataDir(session.surroundings()).resolve(TOKEN_FILE));
    session.output().remark("operator token from " + file);
    String token = SecretOption.firstLine(file).strip();
    if (!token.matches("[!-~]+")) {
      throw new Misuse(file + " holds no operator token");
    }
    return token;
  }
}
