package dev.signet.cli.domain;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OutputOptions;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.policy.memory.TimedFinding;
import dev.signet.policy.text.PolicyLint;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet policy lint}: looks a declaration over. */
@Command(
    name = "lint",
    description = "Look over what a domain declares, or a text before it is published.")
public final class LintPolicyCommand implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ResolverOptions resolver = new ResolverOptions();

  @Parameters(
      paramLabel = "DOMAIN",
      arity = "0..1",
      description = "Domain of the authors of the mail.")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Text of a record; DNS is not asked.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() {
    return output.show(this::remarks);
  }

  private Report remarks() throws Misuse, UnusableFile {
    if (domain.isPresent() == file.isPresent()) {
      throw new Misuse("say either DOMAIN or --file FILE");
    }
    return file.isPresent()
        ? report(PolicyLint.over(PolicyFile.text(file.get())))
        : published(resolver.published(Findings.domain(domain.orElse(""))));
  }

  private static Report published(TimedFinding found) {
    return found
        .finding()
        .match(
            published -> report(PolicyLint.over(found.text())),
            Findings::absent,
            Findings::unusable,
            Findings::unavailable);
  }

  /** Hints do not make a policy a bad one. */
  private static Report report(List<PolicyLint.Remark> remarks) {
    boolean flawed = remarks.stream().anyMatch(remark -> remark.weight() != PolicyLint.Weight.HINT);
    List<String> lines = new ArrayList<>();
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (PolicyLint.Remark remark : remarks) {
      String weight = remark.weight().name().toLowerCase(Locale.ROOT);
      lines.add(weight + ": " + remark.text());
      all.add(Json.createObjectBuilder().add("weight", weight).add("text", remark.text()));
    }
    if (lines.isEmpty()) {
      lines.add("nothing to mend");
    }
    return Report.of(
        flawed ? ExitCode.NO : ExitCode.OK,
        flawed ? "flawed" : "clean",
        lines,
        Json.createObjectBuilder().add("remarks", all).build());
  }
}
