package dev.signet.xkms.xkiss;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;

/** X-KISS Validate: finds keys and judges them (XKMS 2.0 section 5.2). */
public final class ValidateService {
  public ValidateService(KeySearch search, KeyJudge judge, KeyDescriber describer, ResultHeaders headers) {}

  /** Answers a Validate request. */
  public Answer<Result.Validate> validate(ReceivedRequest<Request.Validate> received) throws Refused {
    throw new UnsupportedOperationException("not built yet");
  }
}
