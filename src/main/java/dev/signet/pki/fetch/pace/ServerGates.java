package dev.signet.pki.fetch.pace;

import dev.signet.pki.certificate.Remembered;
import java.time.InstantSource;

/** The gates of all servers that were asked lately; the least recent ones are forgotten. */
public final class ServerGates {

  /** Far more servers than revocation lists of one trust community live on. */
  private static final int SERVERS = 4096;

  private final Pace pace;
  private final InstantSource clock;
  private final Remembered<String, ServerGate> gates = new Remembered<>(SERVERS);

  public ServerGates(Pace pace, InstantSource clock) {
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * @param server host and port
   */
  public synchronized ServerGate of(String server) {
    return gates.get(server).orElseGet(() -> opened(server));
  }

  private ServerGate opened(String server) {
    ServerGate gate = new ServerGate(server, pace, clock);
    gates.put(server, gate);
    return gate;
  }
}
