package dev.signet.conformance.peer;

import dev.signet.cli.judge.cases.PathCase;

/** Somebody else's path validation. */
interface Peer {
  /** The word that stands for the peer in the kept file. */
  String name();

  /** Its version, as it says itself. */
  String version();

  /** What it makes of a case; may take for ever. */
  Answer judge(PathCase asked, Material material) throws Exception;

  /** What became of a case. */
  enum Answer {
    VALID,
    INVALID,
    /** No answer in time. */
    TIMEOUT,
    /** An exception that is not a verdict. */
    FAULT,
    /** The peer offers no way to ask this. */
    UNASKED
  }
}
