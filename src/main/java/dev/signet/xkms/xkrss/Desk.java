package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.repeat.Repetition;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.Registry;
import dev.signet.xkms.xkrss.approval.Approval;
import dev.signet.xkms.xkrss.authentication.Authenticator;
import dev.signet.xkms.xkrss.authentication.Requestor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What every operation of X-KRSS works with, and where each of them ends. */
record Desk(
    Registry registry,
    Authenticator authenticator,
    Certification certification,
    RegistrationRules rules,
    Answers answers,
    Repetition repetition,
    InstantSource clock) {

  /** A request that nothing stops any more but the registry itself. */
  record Order<R extends Request>(ReceivedRequest<R> received, Requestor requestor, Instant at) {

    /**
     * What is recorded together with a change: whose message it was, and the use of the secret that
     * it costs.
     */
    Change change() {
      return new Change(
          received.request().header().id(), requestor.fingerprint(), at, requestor.spentSecret());
    }
  }

  /**
   * What is done for an order.
   *
   * @param event a word for the audit log
   * @param binding as it stands afterwards
   * @param answer tells of it; ready before it is done, so that it can be kept with it
   */
  record Deed<A extends Result>(String event, RegisteredBinding binding, Change change, A answer) {}

  /** Enters a change in the registry. */
  interface Entry {
    void make(Change change) throws Conflict;
  }

  /** How far operators have approved a request about these names. */
  Approval approval(ReceivedRequest<?> received, List<UseKeyWith> names) {
    return rules.approvals().of(received.request().operation(), names, received.turn());
  }

  /**
   * Does it: the change becomes durable together with its answer, and then the audit log says so.
   */
  <A extends Result> A settled(Order<?> order, Deed<A> deed, Entry entry) throws Refused {
    Change whole =
        repetition
            .receipt(order.received(), deed.answer())
            .map(deed.change()::with)
            .orElse(deed.change());
    try {
      entry.make(whole);
    } catch (Conflict conflict) {
      throw Gate.refusal(conflict);
    }
    AuditLog.changed(deed.event(), deed.binding(), order.requestor(), order.received());
    return deed.answer();
  }
}
