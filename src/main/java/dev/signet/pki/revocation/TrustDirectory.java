package dev.signet.pki.revocation;

import java.io.IOException;
import java.nio.file.Path;

/** A directory of an operator with {@code anchors/}, {@code intermediates/} and {@code crls/}. */
public final class TrustDirectory {

  public TrustDirectory(Path directory) {}

  public TrustMaterial read() throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }
}
