package dev.signet.server.relay;

import dev.signet.xkms.exchange.KeyRegistration;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;

/** Nothing is registered in these tests. */
final class NoRegistration implements KeyRegistration {
  @Override
  public Result.Register register(ReceivedRequest<Request.Register> request) {
    throw new AssertionError("nothing was to be registered");
  }

  @Override
  public Result.Reissue reissue(ReceivedRequest<Request.Reissue> request) {
    throw new AssertionError("nothing was to be reissued");
  }

  @Override
  public Result.Revoke revoke(ReceivedRequest<Request.Revoke> request) {
    throw new AssertionError("nothing was to be revoked");
  }

  @Override
  public Result.Recover recover(ReceivedRequest<Request.Recover> request) {
    throw new AssertionError("nothing was to be recovered");
  }
}
