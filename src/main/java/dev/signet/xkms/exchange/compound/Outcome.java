package dev.signet.xkms.exchange.compound;

import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultMajor;

/**
 * How a part ended.
 *
 * @param note for the log alone
 */
record Outcome(Result.Simple result, String note) {

  ResultMajor major() {
    return result.header().code().majorOrReceiver();
  }

  String words() {
    return result.header().code().words();
  }
}
