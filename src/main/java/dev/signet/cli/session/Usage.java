package dev.signet.cli.session;

import dev.signet.xkms.model.KeyUsage;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option for what a key is used for. */
public final class Usage {
  @Option(
      names = "--usage",
      split = ",",
      paramLabel = "encryption|signature|exchange",
      description = "What the key is used for; several with commas. Default: every use.")
  private Set<KeyUsage> wanted = new HashSet<>();

  public Set<KeyUsage> wanted() {
    Set<KeyUsage> usage = EnumSet.noneOf(KeyUsage.class);
    usage.addAll(wanted);
    return usage;
  }
}
