package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.fetch.FetchDoor;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What asking responders needs from the machine.
 *
 * @param executor runs requests; one that is bounded and refuses what is too much. It must not be
 *     one whose threads ask the questions: they would wait for themselves.
 * @param random makes nonces
 */
public record OcspOutside(
    FetchDoor door, Executor executor, InstantSource clock, SecureRandom random) {}
