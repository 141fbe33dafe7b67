package dev.signet.cli.domain;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OutputOptions;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.dns.DnsPolicyLookup;
import dev.signet.policy.text.PolicyForm;
import dev.signet.policy.text.PolicyLint;
import dev.signet.policy.text.PolicyWriter;
import dev.signet.policy.text.ZoneText;
import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet policy generate}: the record to publish. */
@Command(
    name = "generate",
    description = "Make the record that declares something about a domain's mail, for a zone file.")
public final class GeneratePolicyCommand implements Callable<Integer> {
  private static final int TTL_SECONDS = 3600;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private WantedPolicy wanted = new WantedPolicy();

  @Parameters(paramLabel = "DOMAIN", description = "Domain of the authors of the mail.")
  private String domain = "";

  @Option(
      names = "--form",
      paramLabel = "xml|tags",
      defaultValue = "xml",
      description = "How it is written (default: ${DEFAULT-VALUE}).")
  private PolicyForm form = PolicyForm.XML;

  @Override
  public Integer call() {
    return output.show(this::made);
  }

  private Report made() throws Misuse, UnusableFile {
    if (wanted.isEmpty()) {
      throw new Misuse("say what to declare, for example --auth SMIME:EHLO --cert FILE");
    }
    String owner = DnsPolicyLookup.PREFIX + "." + Findings.domain(domain);
    DomainPolicy policy = wanted.policy();
    WantedPolicy.refuseEmptyPromises(policy);
    Optional<String> obstacle = PolicyWriter.obstacle(policy, form);
    if (obstacle.isPresent()) {
      throw new Misuse(obstacle.get() + "; say --form xml");
    }
    return report(owner, PolicyWriter.write(policy, form));
  }

  private static Report report(String owner, String text) throws Misuse {
    List<PolicyLint.Remark> remarks = PolicyLint.over(text);
    for (PolicyLint.Remark remark : remarks) {
      if (remark.weight() == PolicyLint.Weight.ERROR) {
        throw new Misuse("that would count for nothing: " + remark.text());
      }
    }
    String record = ZoneText.txt(owner, TTL_SECONDS, text);
    return new Report(
        ExitCode.OK,
        "made",
        record.lines().toList(),
        remarks.stream().map(PolicyLint.Remark::text).toList(),
        Json.createObjectBuilder()
            .add("owner", owner)
            .add("text", text)
            .add("record", record)
            .build());
  }
}
