package dev.signet.server.evidence;

import dev.signet.pki.revocation.cache.CacheStatistics;
import dev.signet.pki.revocation.crl.fetching.FetchedStatistics;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * How gathering evidence goes for one policy.
 *
 * @param lists that were fetched under its rules; other policies with the same rules share them
 * @param answers kept for all policies, and how this one got on with responders
 * @param unwritten evidence that would be missing after a restart, for all policies
 */
public record EvidenceStatistics(FetchedStatistics lists, CacheStatistics answers, long unwritten) {

  /** One line for the operator. */
  public String words() {
    return "lists "
        + lists.lists()
        + " ("
        + lists.octets()
        + " octets, fetched "
        + lists.came()
        + ", failed "
        + lists.failed()
        + "), answers "
        + answers.answers()
        + " ("
        + answers.octets()
        + " octets, hits "
        + answers.hits()
        + ", misses "
        + answers.misses()
        + ")"
        + lists
            .lastFailure()
            .map(
                last ->
                    ", last list failure " + last.at() + " " + last.uri() + ": " + because(last))
            .orElse("")
        + worst().map(EvidenceStatistics::words).orElse("")
        + (unwritten == 0 ? "" : ", not written to disk " + unwritten);
  }

  private static String because(FetchedStatistics.Failure failure) {
    return failure.because();
  }

  /** The responder that failed most. */
  private Optional<Map.Entry<String, CacheStatistics.Host>> worst() {
    return answers.byHost().entrySet().stream()
        .filter(host -> host.getValue().failures() > 0)
        .max(
            Comparator.comparingLong(
                (Map.Entry<String, CacheStatistics.Host> host) -> host.getValue().failures()));
  }

  private static String words(Map.Entry<String, CacheStatistics.Host> host) {
    return ", responder "
        + host.getKey()
        + " failed "
        + host.getValue().failures()
        + " times, last: "
        + host.getValue().lastFailure().orElse("");
  }
}
