package dev.signet.mail.milter;

import dev.signet.mail.message.Spool;
import dev.signet.mail.net.Listener;
import dev.signet.mail.net.ListenerSettings;
import dev.signet.mail.smtp.ListenAddress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A filter at work: the service and its listener. */
record TestFilter(MilterService service, Listener listener) implements Closeable {
  private static final ListenerSettings SETTINGS =
      ListenerSettings.DEFAULT.withGrace(Duration.ofSeconds(20));
  private static final int IN_MEMORY = 100_000;

  static TestFilter of(Path directory, boolean isUnix, MilterHandler handler) throws IOException {
    return of(directory, isUnix, handler, MilterLimits.DEFAULT);
  }

  static TestFilter of(Path directory, boolean isUnix, MilterHandler handler, MilterLimits limits)
      throws IOException {
    MilterService service =
        new MilterService(handler, limits, () -> new Spool(directory, IN_MEMORY));
    ListenAddress address =
        ListenAddress.of(isUnix ? "unix:" + directory.resolve("milter.sock") : "127.0.0.1:0");
    return new TestFilter(service, Listener.open(address, SETTINGS, service));
  }

  static TestFilter storing(Path storage, Path directory, MilterHandler handler)
      throws IOException {
    MilterService service =
        new MilterService(handler, MilterLimits.DEFAULT, () -> new Spool(storage, IN_MEMORY));
    ListenAddress address = ListenAddress.of("unix:" + directory.resolve("milter.sock"));
    return new TestFilter(service, Listener.open(address, SETTINGS, service));
  }

  ListenAddress address() {
    return listener.address();
  }

  @Override
  public void close() {
    listener.close();
    service.close();
  }
}
