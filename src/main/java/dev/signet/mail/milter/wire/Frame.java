package dev.signet.mail.milter.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One packet: a command and what goes with it. The length before them is the codec's affair.
 *
 * @param command one octet
 * @param data must not change afterwards
 */
public record Frame(char command, byte[] data) {

  /** A command without data. */
  public static Frame of(char command) {
    return new Frame(command, new byte[0]);
  }

  /** Begins a packet with data. */
  public static Builder builder(char command) {
    return new Builder(command);
  }

  /** Reads the data from its beginning. */
  public Fields fields() {
    return new Fields(this);
  }

  /** The command for a person; what cannot be printed as a number. */
  public String name() {
    return command > ' ' && command < 0x7f ? "'" + command + "'" : "octet " + (int) command;
  }

  @Override
  public String toString() {
    return name() + " and " + data.length + " octets";
  }

  /** Puts data together. */
  public static final class Builder {
    private final char command;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private Builder(char command) {
      this.command = command;
    }

    /** Four octets, big end first. */
    public Builder number(int number) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        data.write(number >>> shift);
      }
      return this;
    }

    /** A text and the NUL that ends it. */
    public Builder text(String text) {
      return text(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Octets and the NUL that ends them.
     *
     * @throws IllegalArgumentException if they hold a NUL themselves
     */
    public Builder text(byte[] octets) {
      for (byte octet : octets) {
        if (octet == 0) {
          throw new IllegalArgumentException("a milter text holds no NUL");
        }
      }
      data.writeBytes(octets);
      data.write(0);
      return this;
    }

    /** Octets as they are. */
    public Builder octets(byte[] octets) {
      data.writeBytes(octets);
      return this;
    }

    public Frame build() {
      return new Frame(command, data.toByteArray());
    }
  }
}
