package dev.signet.xkms.xkiss;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;

/** X-KISS Locate: finds keys and says nothing about their truth (XKMS 2.0 section 5.1). */
public final class LocateService {
  public LocateService(KeySearch search, KeyDescriber describer, ResultHeaders headers) {}

  /** Answers a Locate request. */
  public Answer<Result.Locate> locate(ReceivedRequest<Request.Locate> received) throws Refused {
    throw new UnsupportedOperationException("not built yet");
  }
}
