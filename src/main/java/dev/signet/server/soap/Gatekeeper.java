package dev.signet.server.soap;

import java.util.Optional;

/** Knows whether the house is open. */
@FunctionalInterface
public interface Gatekeeper {
  /** The reception, or nothing while the house is closed. */
  Optional<Reception> reception();
}
