package dev.signet.cli.session;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.HttpOperatorDoor;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.client.Answer;
import dev.signet.client.ClientSettings;
import dev.signet.client.HttpTransport;
import dev.signet.client.XkmsClient;
import dev.signet.xkms.model.Result;
import java.io.IOException;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/**
 * What every command has that asks the key service: options, surroundings and one way to ask and to
 * show.
 */
public final class Session {
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
  public <R extends Result> Report ask(
      Function<XkmsClient, Answer<R>> question, Function<R, Report> view)
      throws Misuse, UnusableFile {
    ClientSettings settings = settings();
    HttpTransport transport = new HttpTransport(settings.limits(), service.tls());
    XkmsClient client = new XkmsClient(settings, transport, surroundings.random());
    return AnswerReport.of(question.apply(client), view);
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
