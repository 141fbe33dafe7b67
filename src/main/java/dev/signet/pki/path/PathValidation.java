package dev.signet.pki.path;

import dev.signet.pki.revocation.RevocationSource;
import java.security.Provider;

/** Answers {@link PathQuestion}s under one {@link TrustPolicy}. */
public final class PathValidation {

  public PathValidation(TrustPolicy policy, RevocationSource revocation, Provider ecProvider) {}

  public PathVerdict verdictOn(PathQuestion question) {
    throw new UnsupportedOperationException("not built yet");
  }
}
