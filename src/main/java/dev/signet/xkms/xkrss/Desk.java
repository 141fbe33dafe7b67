package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Registry;
import dev.signet.xkms.xkrss.authentication.Authenticator;
import dev.signet.xkms.xkrss.authentication.Requestor;
import java.time.Instant;
import java.time.InstantSource;

/** What every operation of X-KRSS works with. */
record Desk(
    Registry registry,
    Authenticator authenticator,
    Certification certification,
    RegistrationRules rules,
    Answers answers,
    InstantSource clock) {

  /**
   * What is recorded together with a change: whose message it was, and the use of the secret that
   * it costs.
   */
  static Change change(ReceivedRequest<?> received, Requestor requestor, Instant at) {
    return new Change(
        received.request().header().id(), requestor.fingerprint(), at, requestor.spentSecret());
  }
}
