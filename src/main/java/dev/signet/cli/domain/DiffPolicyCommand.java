package dev.signet.cli.domain;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OutputOptions;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.PolicyDifference;
import dev.signet.policy.text.PolicyReader;
import dev.signet.policy.text.PolicyReading;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet policy diff}: what is published against what is wanted. */
@Command(
    name = "diff",
    description = "Tell in what the policy that a domain publishes is not the one that is wanted.")
public final class DiffPolicyCommand implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ResolverOptions resolver = new ResolverOptions();
  @Mixin private WantedPolicy wanted = new WantedPolicy();

  @Parameters(paramLabel = "DOMAIN", description = "Domain of the authors of the mail.")
  private String domain = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Text of the record that is wanted, instead of options.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() {
    return output.show(this::differences);
  }

  private Report differences() throws Misuse, UnusableFile {
    DomainPolicy meant = meant();
    return resolver
        .published(Findings.domain(domain))
        .finding()
        .match(
            published -> report(published.policy(), meant),
            absent -> report(DomainPolicy.UNDEFINED, meant),
            Findings::unusable,
            Findings::unavailable);
  }

  private DomainPolicy meant() throws Misuse, UnusableFile {
    if (wanted.isEmpty() == file.isEmpty()) {
      throw new Misuse("say what is wanted, either by --file or by --auth, --enc and so on");
    }
    if (file.isEmpty()) {
      return wanted.policy();
    }
    PolicyReading reading = PolicyReader.read(PolicyFile.text(file.get()));
    if (reading instanceof PolicyReading.Read read) {
      return read.policy();
    }
    throw new UnusableFile(
        file.get() + " holds no policy: " + ((PolicyReading.Malformed) reading).because());
  }

  private static Report report(DomainPolicy published, DomainPolicy meant) {
    List<PolicyDifference> differences = PolicyDifference.between(published, meant);
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (PolicyDifference one : differences) {
      all.add(
          Json.createObjectBuilder()
              .add("aspect", one.aspect().name())
              .add("about", one.about())
              .add("published", one.published())
              .add("wanted", one.wanted()));
    }
    boolean same = differences.isEmpty();
    return Report.of(
        same ? ExitCode.OK : ExitCode.NO,
        same ? "same" : "different",
        same
            ? List.of("published as wanted")
            : differences.stream().map(PolicyDifference::toString).toList(),
        Json.createObjectBuilder().add("differences", all).build());
  }
}
