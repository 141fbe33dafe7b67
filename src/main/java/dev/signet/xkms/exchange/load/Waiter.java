package dev.signet.xkms.exchange.load;

import java.util.concurrent.locks.Condition;

/** A request that asks for a place; guarded by the entrance's lock. */
final class Waiter {
  final WorkClass work;
  final Origin origin;
  final Caller caller;
  final Condition called;
  boolean admitted;

  Waiter(WorkClass work, Origin origin, Caller caller, Condition called) {
    this.work = work;
    this.origin = origin;
    this.caller = caller;
    this.called = called;
  }
}
