package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;

/**
 * A service that only answers questions: every operation of X-KRSS is Sender/MessageNotSupported.
 */
public final class NoRegistration implements KeyRegistration {

  @Override
  public Result.Register register(ReceivedRequest<Request.Register> request) throws Refused {
    throw none(Operation.REGISTER);
  }

  @Override
  public Result.Reissue reissue(ReceivedRequest<Request.Reissue> request) throws Refused {
    throw none(Operation.REISSUE);
  }

  @Override
  public Result.Revoke revoke(ReceivedRequest<Request.Revoke> request) throws Refused {
    throw none(Operation.REVOKE);
  }

  @Override
  public Result.Recover recover(ReceivedRequest<Request.Recover> request) throws Refused {
    throw none(Operation.RECOVER);
  }

  private static Refused none(Operation operation) {
    return Refusal.notSupported("this service registers nothing: " + operation.word());
  }
}
