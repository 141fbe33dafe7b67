package dev.signet.xkms.xkiss.relay;

import java.time.Duration;

/** The world outside: key services of other domains. */
public interface ForeignKeys {

  /**
   * Asks the key service of that domain. Whatever goes wrong outside is a finding and no exception.
   *
   * @param question what is asked; its trail goes with it
   * @param within time for everything
   */
  ForeignFinding ask(RelayPeer peer, RelayedQuestion question, Duration within);
}
