package dev.signet.mail.handling;

/**
 * A message that wants to be taken for somebody else's.
 *
 * @param name for a person
 * @param finding code of what the edge finds; {@code refused} if it does not even take it
 * @param octets as they arrive
 */
record Attack(String name, String finding, byte[] octets) {
  static Attack of(String name, String finding, String text) {
    return new Attack(name, finding, Cast.wire(text));
  }

  @Override
  public String toString() {
    return name;
  }
}
