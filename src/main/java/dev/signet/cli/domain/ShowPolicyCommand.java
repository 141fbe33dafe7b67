package dev.signet.cli.domain;

import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OutputOptions;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.memory.TimedFinding;
import dev.signet.policy.text.PolicyForm;
import dev.signet.policy.text.PolicyWriter;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet policy show}: what a domain declares now. */
@Command(name = "show", description = "Show what a domain declares about its mail in DNS.")
public final class ShowPolicyCommand implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ResolverOptions resolver = new ResolverOptions();

  @Parameters(paramLabel = "DOMAIN", description = "Domain of the authors of the mail.")
  private String domain = "";

  @Option(
      names = "--form",
      paramLabel = "xml|tags",
      description = "Print it as it would be published in this form.")
  private Optional<PolicyForm> form = Optional.empty();

  @Override
  public Integer call() {
    return output.show(this::found);
  }

  private Report found() throws Misuse {
    TimedFinding found = resolver.published(Findings.domain(domain));
    return found
        .finding()
        .match(
            published -> published(published, found.text()),
            Findings::absent,
            Findings::unusable,
            Findings::unavailable);
  }

  private Report published(PolicyFinding.Published published, String text) {
    JsonObjectBuilder details =
        new PolicyView(published.policy())
            .json()
            .add("domain", published.domain().value())
            .add("secure", published.isSecure())
            .add("text", text);
    return new Report(
        ExitCode.OK, "published", lines(published), published.warnings(), details.build());
  }

  private List<String> lines(PolicyFinding.Published published) {
    if (form.isPresent()) {
      return List.of(
          PolicyWriter.obstacle(published.policy(), form.get())
              .map(because -> "cannot be written so: " + because)
              .orElseGet(() -> PolicyWriter.write(published.policy(), form.get())));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        published.domain() + (published.isSecure() ? "  (secure by DNSSEC)" : "  (not secured)"));
    new PolicyView(published.policy()).lines().forEach(line -> lines.add("  " + line));
    return lines;
  }
}
