package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.Evidence;

/** What a statement about the withdrawal of one certificate rested on. */
public record UsedEvidence(Certificate about, Evidence evidence) {}
