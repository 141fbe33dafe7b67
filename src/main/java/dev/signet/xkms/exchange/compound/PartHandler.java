package dev.signet.xkms.exchange.compound;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;

/** Answers one part of a compound as it would answer that request alone; several at a time. */
@FunctionalInterface
public interface PartHandler {

  /**
   * Answers one part.
   *
   * @param part with a message of its own; its signature was checked and is not broken
   * @return a result of the type that belongs to the operation; Pending if that was offered
   */
  Answer<? extends Result> answer(ReceivedRequest<Request.Simple> part) throws Refused;
}
