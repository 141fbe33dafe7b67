package dev.signet.xkms.exchange.phase;

/** When a request has to come in two phases (XKMS 2.0 section 2.6). */
public enum Demand {
  NEVER,
  ALWAYS,
  /** While the load is high. */
  UNDER_LOAD
}
