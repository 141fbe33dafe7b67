package dev.signet.cli;

import dev.signet.xkms.model.KeyUsage;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option for what a key is used for. */
final class Usage {
  @Option(
      names = "--usage",
      split = ",",
      paramLabel = "encryption|signature|exchange",
      description = "What the key is used for; several with commas. Default: every use.")
  private Set<KeyUsage> wanted = new HashSet<>();

  Set<KeyUsage> wanted() {
    Set<KeyUsage> usage = EnumSet.noneOf(KeyUsage.class);
    usage.addAll(wanted);
    return usage;
  }
}
