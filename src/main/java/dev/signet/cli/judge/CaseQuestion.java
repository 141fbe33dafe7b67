package dev.signet.cli.judge;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the engine is asked about a case; a case with several names or purposes asks several. */
record CaseQuestion(
    Certificate target,
    List<Certificate> offered,
    OfferedEvidence evidence,
    Purpose purpose,
    Optional<Identity> identity,
    Instant at) {}
