package dev.signet.pki.fetch;

import dev.signet.pki.fetch.guard.AddressResolver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What the door needs from the machine it runs on.
 *
 * @param resolver finds addresses; nothing else in this room does
 * @param clock for pauses, remembered failures and the time of a fetch
 * @param spool directory of large contents while they are used
 * @param tls trust for https and ldaps; empty: the platform's certification authorities
 */
public record Outside(
    AddressResolver resolver, InstantSource clock, Path spool, Optional<SSLContext> tls) {}
