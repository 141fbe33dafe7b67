package dev.signet.mail.net;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;

/**
 * How a listener treats its clients.
 *
 * @param sessions at the same time; others wait in the kernel's queue
 * @param patience how long the first of those that wait does so before it is refused
 * @param grace how long closing waits for sessions that are busy
 * @param permissions of a UNIX socket's file
 */
public record ListenerSettings(
    int sessions, Duration patience, Duration grace, Set<PosixFilePermission> permissions) {

  /** 100 sessions, refusal after 5 s, 20 s of grace, owner and group. */
  public static final ListenerSettings DEFAULT =
      new ListenerSettings(
          100,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          PosixFilePermissions.fromString("rw-rw----"));

  public ListenerSettings {
    if (sessions < 1 || patience.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("a listener needs at least one session and no past");
    }
    permissions = Set.copyOf(permissions);
  }

  public ListenerSettings withSessions(int most) {
    return new ListenerSettings(most, patience, grace, permissions);
  }

  public ListenerSettings withPatience(Duration longest) {
    return new ListenerSettings(sessions, longest, grace, permissions);
  }

  public ListenerSettings withGrace(Duration longest) {
    return new ListenerSettings(sessions, patience, longest, permissions);
  }
}
