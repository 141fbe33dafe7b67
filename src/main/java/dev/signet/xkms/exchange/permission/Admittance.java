package dev.signet.xkms.exchange.permission;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;

/** Decides whether a request may be asked at all, by whoever asks it. */
@FunctionalInterface
public interface Admittance {
  /**
   * Lets a request through.
   *
   * @throws Refused if its sender may not ask for that
   */
  void check(ReceivedRequest<?> received) throws Refused;
}
