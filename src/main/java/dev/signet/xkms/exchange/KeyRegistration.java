package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;

/** The operations of X-KRSS, carried out or refused (XKMS 2.0 sections 6 and 7). */
public interface KeyRegistration {

  /** Enters a new key binding; when the result says Success it is durable. */
  Result.Register register(ReceivedRequest<Request.Register> request) throws Refused;

  /** Prolongs a key binding. */
  Result.Reissue reissue(ReceivedRequest<Request.Reissue> request) throws Refused;

  /** Takes a key binding back. */
  Result.Revoke revoke(ReceivedRequest<Request.Revoke> request) throws Refused;

  /** Gives an escrowed private key back. */
  Result.Recover recover(ReceivedRequest<Request.Recover> request) throws Refused;
}
