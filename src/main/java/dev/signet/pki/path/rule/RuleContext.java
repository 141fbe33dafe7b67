package dev.signet.pki.path.rule;

import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import java.time.Instant;
import java.util.Optional;

/** By whose policy, for what, for whom and as of when a path is judged. */
public record RuleContext(
    TrustPolicy policy, Purpose purpose, Optional<Identity> identity, Instant at) {}
