package dev.signet.cli.policy;

import dev.signet.cli.session.OutputOptions;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.pki.trust.file.FiledPolicy;
import dev.signet.pki.trust.file.PolicyBook;
import dev.signet.pki.trust.file.PolicyPlaces;
import dev.signet.pki.trust.file.PolicyWatch;
import dev.signet.pki.trust.file.UnusablePolicy;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet policy check}: reads a set of policies as a server would. */
@Command(
    name = "check",
    description = "Read a set of trust policies as a server would, and tell what it trusts.")
public final class PolicyCheckCommand implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "FOLDER", description = "Folder of <name>.conf files.")
  private Path folder = Path.of(".");

  @Option(
      names = "--directory",
      paramLabel = "NAME=DIR",
      description = "Directory of a policy, as signet.policy.<name>.directory; may be repeated.")
  private Map<String, Path> directories = new LinkedHashMap<>();

  private final Surroundings surroundings;

  public PolicyCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.show(this::check);
  }

  private Report check() {
    try {
      PolicyPlaces places = new PolicyPlaces(folder, directories);
      return report(PolicyWatch.open(places, Optional.empty(), surroundings.clock()).book());
    } catch (UnusablePolicy refused) {
      return Report.trouble(ExitCode.NO, "refused", String.valueOf(refused.getMessage()));
    }
  }

  private static Report report(PolicyBook book) {
    List<String> lines = new ArrayList<>();
    JsonArrayBuilder policies = Json.createArrayBuilder();
    for (FiledPolicy policy : book.policies().values()) {
      lines.add(policy.name() + "  " + policy.title());
      lines.add("  " + String.join(" extends ", policy.lineage()));
      lines.addAll(anchors(policy));
      policies.add(json(policy));
    }
    return Report.of(
        ExitCode.OK, "usable", lines, Json.createObjectBuilder().add("policies", policies).build());
  }

  private static List<String> anchors(FiledPolicy policy) {
    return policy.isEmpty()
        ? List.of("  trusts nobody")
        : policy.terms().anchors().stream().map(anchor -> "  trusts " + anchor).toList();
  }

  private static JsonObjectBuilder json(FiledPolicy policy) {
    return Json.createObjectBuilder()
        .add("name", policy.name())
        .add("title", policy.title())
        .add("lineage", Json.createArrayBuilder(policy.lineage()))
        .add(
            "anchors",
            Json.createArrayBuilder(
                policy.terms().anchors().stream().map(anchor -> anchor.toString()).toList()))
        .add("pool", policy.terms().pool().size())
        .add("lists", policy.lists().size())
        .add("served", policy.isServed());
  }
}
