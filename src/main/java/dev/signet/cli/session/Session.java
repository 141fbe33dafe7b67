package dev.signet.cli.session;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.HttpOperatorDoor;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.client.ClientSettings;
import dev.signet.client.Errand;
import dev.signet.client.HttpTransport;
import dev.signet.client.Outcome;
import dev.signet.client.Parts;
import dev.signet.client.Ticket;
import dev.signet.client.XkmsClient;
import dev.signet.xkms.model.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/**
 * What every command has that asks the key service: options, surroundings and one way to ask and to
 * show.
 */
public final class Session {
  /** Well below what services take in one message. */
  private static final int MOST_TOGETHER = 32;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  private final Surroundings surroundings;

  public Session(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public ServiceOptions service() {
    return service;
  }

  public OutputOptions output() {
    return output;
  }

  public int show(OutputOptions.Work work) {
    return output.show(work);
  }

  /** Asks once and shows a successful result with {@code view}. */
  public <R extends Result> Report ask(Errand<R> errand, View<R> view) throws Misuse, UnusableFile {
    return AnswerReport.of(client().send(errand), view);
  }

  /** What a successful result looks like. */
  public interface View<R extends Result> extends Function<R, Report> {}

  /**
   * Asks, and takes an answer that comes later if the user wants it so.
   *
   * @param patience how long to wait for it; empty if it has to come at once
   */
  public <R extends Result> Report ask(
      Errand<R> errand, Optional<Duration> patience, Class<R> kind, View<R> view)
      throws Misuse, UnusableFile {
    if (patience.isEmpty()) {
      return ask(errand, view);
    }
    XkmsClient client = client();
    Outcome<R> outcome = client.entrust(errand);
    if (outcome.isFinal()) {
      return AnswerReport.of(outcome.answer(), view);
    }
    Ticket ticket = outcome.ticket().orElseThrow();
    output.tell("the service answers later; ask again with: signet collect " + ticket.text());
    return patience.get().isZero()
        ? AnswerReport.pending(outcome.answer(), ticket).with("ticket", ticket.text())
        : collected(client, ticket, patience.get(), result -> view.apply(kind.cast(result)));
  }

  /** One of several things that are asked together. */
  public record Asked<R extends Result.Simple>(Errand<R> errand, View<R> view) {}

  /** Asks several things, many in one message; the reports come in the order of the questions. */
  public <R extends Result.Simple> List<Report> askAll(List<Asked<R>> asked)
      throws Misuse, UnusableFile {
    XkmsClient client = client();
    List<Report> reports = new ArrayList<>();
    for (int start = 0; start < asked.size(); start += MOST_TOGETHER) {
      List<Asked<R>> some = asked.subList(start, Math.min(start + MOST_TOGETHER, asked.size()));
      Errand<Result.Compound> together =
          Errand.compound(
              some.stream().<Errand<? extends Result.Simple>>map(Asked::errand).toList());
      Parts parts = Parts.of(together, client.send(together));
      some.forEach(one -> reports.add(AnswerReport.of(parts.to(one.errand()), one.view())));
    }
    return reports;
  }

  /** Fetches what was put off, and waits for it if {@code patience} is not zero. */
  public Report collect(Ticket ticket, Duration patience, View<Result> view)
      throws Misuse, UnusableFile {
    return collected(client(ticket), ticket, patience, view);
  }

  /** Asks how far a request is that was put off. */
  public Report status(Ticket ticket, View<Result.Status> view) throws Misuse, UnusableFile {
    return AnswerReport.of(client(ticket).status(ticket), view);
  }

  private Report collected(XkmsClient client, Ticket ticket, Duration patience, View<Result> view) {
    return waited(client, ticket, patience, view).with("ticket", ticket.text());
  }

  private Report waited(XkmsClient client, Ticket ticket, Duration patience, View<Result> view) {
    try {
      Outcome<Result> outcome = new Waiting(client, surroundings.pause(), patience).until(ticket);
      return outcome.isFinal()
          ? AnswerReport.of(outcome.answer(), view)
          : AnswerReport.pending(outcome.answer(), ticket);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return AnswerReport.waitingFor(ticket);
    }
  }

  private XkmsClient client(Ticket ticket) throws Misuse, UnusableFile {
    if (!ticket.service().equals(service.address().service())) {
      throw new Misuse("the ticket is one of another service: use --service " + ticket.service());
    }
    return client();
  }

  private XkmsClient client() throws Misuse, UnusableFile {
    ClientSettings settings = settings();
    HttpTransport transport = new HttpTransport(settings.limits(), service.tls());
    return new XkmsClient(settings, transport, surroundings.random());
  }

  /** Where the key service is and what of it is believed. */
  public ClientSettings settings() throws Misuse, UnusableFile {
    return service.settings(surroundings, output);
  }

  /** The way to the operator's door and to the health report of the same server. */
  public HttpOperatorDoor operatorDoor() throws Misuse, UnusableFile {
    return new HttpOperatorDoor(service.address().endpoint(), service.patience(), service.tls());
  }

  public Report unreachable(IOException nothing) throws Misuse {
    return Report.trouble(
        ExitCode.NO_ANSWER,
        "unreachable",
        "no answer from "
            + service.address().endpoint()
            + " ("
            + nothing
            + "); is the service running?");
  }
}
