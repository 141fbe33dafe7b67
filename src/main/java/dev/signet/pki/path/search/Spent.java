package dev.signet.pki.path.search;

import dev.signet.pki.trust.PathBudget;
import java.time.Duration;
import java.util.Optional;

/**
 * What of a budget one question has used.
 *
 * @param signatureChecks signatures that were not known yet
 * @param candidates paths, whole or begun, that were looked at
 * @param fetches questions to the outside
 * @param exhausted the limit that left something untried, for a person
 */
public record Spent(
    int signatureChecks,
    int candidates,
    int fetches,
    Duration time,
    PathBudget allowed,
    Optional<String> exhausted) {}
