package dev.signet.cli.order;

import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.client.Ticket;
import dev.signet.xkms.model.Result;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signet status}: how far a request is that the service answers later. */
@Command(
    name = "status",
    description = "Ask how far a request is that the service answers later; fetches nothing.")
public final class StatusCommand implements Callable<Integer> {
  @Mixin private TicketParameter parameter = new TicketParameter();
  @Mixin private final Session session;

  public StatusCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(
        () -> {
          Ticket ticket = parameter.ticket();
          return session.status(ticket, StatusCommand::report);
        });
  }

  private static Report report(Result.Status status) {
    boolean ready = status.header().code().isSuccess();
    List<String> lines = new ArrayList<>();
    lines.add(ready ? "Ready  fetch it with signet collect" : "Pending");
    JsonObjectBuilder counts = Json.createObjectBuilder();
    count("success", status.success(), lines, counts);
    count("failure", status.failure(), lines, counts);
    count("pending", status.pending(), lines, counts);
    return Report.of(
        ready ? ExitCode.OK : ExitCode.LATER, ready ? "ready" : "pending", lines, counts.build());
  }

  private static void count(
      String word, Optional<BigInteger> number, List<String> lines, JsonObjectBuilder counts) {
    number.ifPresent(
        n -> {
          lines.add("  " + word + "  " + n);
          counts.add(word, n);
        });
  }
}
