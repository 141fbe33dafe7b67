package dev.signet.pki.trust.file;

import java.nio.file.Path;

/**
 * A line of a policy file.
 *
 * @param line from 1; 0 for the file as a whole
 */
record Place(Path file, int line) {

  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line;
  }
}
