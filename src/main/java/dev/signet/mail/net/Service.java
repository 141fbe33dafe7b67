package dev.signet.mail.net;

import java.io.IOException;

/** What is spoken over the connections of a listener. */
public interface Service {

  /** Serves one connection until it is over; the listener closes the wire. */
  void serve(Wire wire) throws IOException;

  /** Tells one more client that there is no place for it, in one short write. */
  void refuse(Wire wire) throws IOException;
}
