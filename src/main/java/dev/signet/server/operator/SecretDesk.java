package dev.signet.server.operator;

import dev.signet.xkms.registry.SharedSecret;
import java.util.List;

/** Where shared secrets are made, listed and withdrawn. */
public interface SecretDesk {
  /**
   * What an operator wants.
   *
   * @param kind {@code mailbox} or {@code domain}
   * @param uses how many registrations it allows
   */
  record Order(String name, String kind, int uses, int days) {}

  /**
   * A secret at the only moment when it can be seen.
   *
   * @param words what is handed over to the requestor
   */
  record Handout(String words, SharedSecret kept) {
    @Override
    public String toString() {
      return "Handout[" + kept.id() + "]";
    }
  }

  /** Makes a secret; {@link IllegalArgumentException} says, in words for the operator, what is wrong with the order. */
  Handout make(Order order);

  /** All secrets, newest first. */
  List<SharedSecret> list();

  /** Takes a secret back; false if there is none to take. */
  boolean withdraw(String id);
}
