package dev.signet.server.health;

/** Takes vital signs. */
public interface Monitor {
  /** How this one is doing right now; never throws. */
  VitalSign sign(VitalSign.Organ organ);

  /** Whether the start is over, whatever came of it. */
  boolean isStarted();
}
