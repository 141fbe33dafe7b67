package dev.signet.mail.net;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A service for some peers only, for a protocol that has no word for it. Who may reach a UNIX
 * socket is for the permissions of its file to say.
 */
public record OnlyFrom(AddressRanges peers, Service service) implements Service {
  private static final Logger LOG = System.getLogger(OnlyFrom.class.getName());

  @Override
  public void serve(Wire wire) throws IOException {
    if (wire.remotePort() == 0 || peers.has(wire.remoteHost())) {
      service.serve(wire);
    } else {
      LOG.log(Level.WARNING, "{0} is none of the peers that may connect", wire.remoteHost());
    }
  }

  @Override
  public void refuse(Wire wire) throws IOException {
    service.refuse(wire);
  }
}
