package dev.signet.mail.milter.wire;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an MTA says to a filter (mfdef.h, SMFIC). */
public enum Command {
  NEGOTIATE('O', 0, 0),
  MACROS('D', 0, 0),
  CONNECT('C', 0x1, 0x1000),
  HELO('H', 0x2, 0x2000),
  MAIL('M', 0x4, 0x4000),
  RECIPIENT('R', 0x8, 0x8000),
  DATA('T', 0x200, 0x1_0000),
  HEADER('L', 0x20, 0x80),
  END_OF_HEADER('N', 0x40, 0x4_0000),
  BODY('B', 0x10, 0x8_0000),
  END_OF_BODY('E', 0, 0),
  ABORT('A', 0, 0),
  UNKNOWN('U', 0x100, 0x2_0000),
  QUIT('Q', 0, 0),
  QUIT_NEW_CONNECTION('K', 0, 0);

  private static final Map<Character, Command> BY_LETTER =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(c -> c.letter, Function.identity()));

  private final char letter;
  private final int notSent;
  private final int notAnswered;

  Command(char letter, int notSent, int notAnswered) {
    this.letter = letter;
    this.notSent = notSent;
    this.notAnswered = notAnswered;
  }

  public static Optional<Command> of(Frame frame) {
    return Optional.ofNullable(BY_LETTER.get(frame.command()));
  }

  public char letter() {
    return letter;
  }

  /** The protocol flag by which a filter asks not to be told; 0 if there is none. */
  public int notSent() {
    return notSent;
  }

  /** The protocol flag by which a filter says that it does not answer; 0 if there is none. */
  public int notAnswered() {
    return notAnswered;
  }

  /** Whether the MTA waits for an answer to it if nothing else was agreed. */
  public boolean isAnswered() {
    return switch (this) {
      case MACROS, ABORT, QUIT, QUIT_NEW_CONNECTION -> false;
      default -> true;
    };
  }
}
