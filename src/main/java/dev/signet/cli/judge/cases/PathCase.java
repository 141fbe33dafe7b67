package dev.signet.cli.judge.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * One question about one certificate, as a case file puts it. What the file expects is not part of
 * it.
 *
 * @param kind which rules the case is about, the field {@code applicability}
 * @param at the time of validation; empty means now
 * @param discovery whether everything but leaf and anchors has to be fetched
 */
public record PathCase(
    String id,
    String kind,
    Optional<Instant> at,
    Exhibits exhibits,
    Demands demands,
    PolicyInputs policies,
    AnchorTrust anchors,
    boolean discovery) {}
