package dev.signet.mail.handling;

import dev.signet.mail.message.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Where new forms of one message are stored until they are sent; closing frees all of them. */
public final class Workshop implements Closeable {
  private final Supplier<Spool> spools;
  private final List<Spool> used = new ArrayList<>();

  public Workshop(Supplier<Spool> spools) {
    this.spools = spools;
  }

  /** A fresh place for octets. */
  public Spool spool() {
    Spool spool = spools.get();
    used.add(spool);
    return spool;
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (Spool spool : used) {
      try {
        spool.close();
      } catch (IOException unclean) {
        failed = unclean;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
