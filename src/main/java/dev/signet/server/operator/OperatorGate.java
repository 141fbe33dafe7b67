package dev.signet.server.operator;

import java.util.Optional;

/** Knows whether the office is open. */
@FunctionalInterface
public interface OperatorGate {
  /** The office, or nothing while the house is closed. */
  Optional<OperatorOffice> office();
}
