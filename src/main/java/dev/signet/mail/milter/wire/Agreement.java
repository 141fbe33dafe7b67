package dev.signet.mail.milter.wire;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a filter that changes header and body agrees upon with an MTA: no more than it needs.
 *
 * @param offer the answer to the MTA's
 * @param unanswered commands after which the MTA does not wait
 */
public record Agreement(Offer offer, Set<Command> unanswered) {
  public static final int ADD_HEADERS = 0x1;
  public static final int CHANGE_BODY = 0x2;
  public static final int CHANGE_HEADERS = 0x10;
  public static final int SET_MACROS = 0x100;
  public static final int LEADING_SPACE = 0x10_0000;

  private static final int NEEDED = ADD_HEADERS | CHANGE_BODY | CHANGE_HEADERS;
  private static final int OLDEST = 2;
  private static final int NEWEST = 6;

  /** Macros by the stage that they are asked for at (SMFIM), in libmilter's notation. */
  private static final Map<Integer, String> MACROS =
      new TreeMap<>(
          Map.of(
              0, "j {daemon_name} {daemon_addr} {daemon_port} {client_addr} {client_port} _ v",
              1, "r {tls_version} {cipher}",
              2, "i r {auth_type} {auth_authen} {auth_author} {tls_version} {mail_addr}",
              3, "{rcpt_addr} {rcpt_host} {rcpt_mailer}",
              5, "i"));

  public Agreement {
    unanswered = Set.copyOf(unanswered);
  }

  /**
   * Agrees.
   *
   * @throws MalformedFrame that says what the MTA does not offer
   */
  public static Agreement on(Offer mta, Manner manner) throws MalformedFrame {
    if (mta.version() < OLDEST) {
      throw new MalformedFrame("the MTA speaks milter version " + mta.version() + ", too old");
    }
    if ((mta.actions() & NEEDED) != NEEDED) {
      throw new MalformedFrame(
          "the MTA does not let a filter change header and body (it offers " + mta + ")");
    }
    Set<Command> unanswered = EnumSet.noneOf(Command.class);
    int protocol = LEADING_SPACE & mta.protocol();
    for (Command command : manner.untold()) {
      protocol |= command.notSent() & mta.protocol();
    }
    for (Command command : manner.unanswered()) {
      if (isSet(mta.protocol(), command.notAnswered())) {
        protocol |= command.notAnswered();
        unanswered.add(command);
      }
    }
    int actions = NEEDED | mta.actions() & SET_MACROS;
    return new Agreement(new Offer(Math.min(mta.version(), NEWEST), actions, protocol), unanswered);
  }

  private static boolean isSet(int flags, int flag) {
    return flag != 0 && (flags & flag) == flag;
  }

  /** Whether the MTA waits for an answer to this. */
  public boolean answers(Command command) {
    return command.isAnswered() && !unanswered.contains(command);
  }

  /** Whether what follows the colon of a field is sent as it is, or without its first space. */
  public boolean hasLeadingSpace() {
    return isSet(offer.protocol(), LEADING_SPACE);
  }

  /** The packet that says so to the MTA. */
  public Frame frame() {
    Frame.Builder frame = offer.frame();
    if (isSet(offer.actions(), SET_MACROS)) {
      MACROS.forEach((stage, names) -> frame.number(stage).text(names));
    }
    return frame.build();
  }

  @Override
  public String toString() {
    return offer
        + ", unanswered "
        + unanswered.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }
}
