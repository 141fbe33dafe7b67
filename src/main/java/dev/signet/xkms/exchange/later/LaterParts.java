package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.Sealing;
import dev.signet.xkms.exchange.later.notice.ResultNotifier;
import dev.signet.xkms.ledger.PendingBook;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What asynchronous processing is built of.
 *
 * @param sealing encrypts requests while they wait, for they may hold credentials, and results with
 *     private keys; without it the former are kept in the clear and the latter not at all
 */
public record LaterParts(
    PendingBook book,
    Optional<Sealing> sealing,
    ResultNotifier notifier,
    LaterRules rules,
    InstantSource clock) {}
