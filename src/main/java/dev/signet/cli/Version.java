package dev.signet.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as the build wrote it into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String built =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"signet " + built};
  }
}
