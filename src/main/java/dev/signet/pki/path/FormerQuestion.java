package dev.signet.pki.path;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** What the former search needs of a question. */
record FormerQuestion(X509Certificate target, List<X509Certificate> offered, Instant at) {}
