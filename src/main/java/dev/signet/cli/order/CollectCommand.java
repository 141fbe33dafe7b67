package dev.signet.cli.order;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.PatienceOptions;
import dev.signet.cli.session.SecretOption;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.Report;
import dev.signet.client.Ticket;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet collect}: fetches the answer that comes later. */
@Command(
    name = "collect",
    description = "Fetch the answer to an order that the service answers later, with its ticket.")
public final class CollectCommand implements Callable<Integer> {
  @Mixin private TicketParameter parameter = new TicketParameter();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where a certificate or a recovered key is written (default: this directory).")
  private Path out = Path.of(".");

  @Mixin private SecretOption secret = new SecretOption();
  @Mixin private PatienceOptions patience = new PatienceOptions();
  @Mixin private final Session session;

  public CollectCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(this::collect);
  }

  private Report collect() throws Misuse, UnusableFile {
    Ticket ticket = parameter.ticket();
    Duration wait = patience.chosen().orElse(Duration.ZERO);
    Function<Result, Report> view = view(ticket);
    return session.collect(ticket, wait, view::apply);
  }

  private Function<Result, Report> view(Ticket ticket) throws Misuse, UnusableFile {
    return switch (ticket.operation()) {
      case REGISTER -> result -> kept("Registered", ((Result.Register) result).bindings());
      case REISSUE -> result -> kept("Reissued", ((Result.Reissue) result).bindings());
      case REVOKE -> result -> OrderReport.shown("Revoked", ((Result.Revoke) result).bindings());
      case RECOVER -> recovered();
      default ->
          throw new Misuse(
              "the ticket is one of a "
                  + ticket.operation().word()
                  + "; collected are register, reissue, revoke and recover");
    };
  }

  /** The secret is asked for before anything is fetched. */
  private Function<Result, Report> recovered() throws Misuse, UnusableFile {
    LimitedUseSecret phrase = secret.secret(session.surroundings());
    CertificateFiles.in(out, "recovered").requireWritable();
    return result -> {
      Result.Recover recover = (Result.Recover) result;
      CertificateFiles files = files(recover.bindings(), "recovered");
      return new RecoveredKey(files, phrase, session.surroundings().random()).of(recover);
    };
  }

  private Report kept(String done, List<KeyBinding> bindings) {
    return new OrderReport(done, files(bindings, "collected")).of(bindings);
  }

  private CertificateFiles files(List<KeyBinding> bindings, String otherwise) {
    String name =
        bindings.stream()
            .flatMap(binding -> binding.description().useKeyWith().stream())
            .map(UseKeyWith::identifier)
            .findFirst()
            .orElse(otherwise);
    return CertificateFiles.in(out, name);
  }
}
