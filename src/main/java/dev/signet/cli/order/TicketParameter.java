package dev.signet.cli.order;

import dev.signet.cli.session.Misuse;
import dev.signet.client.Ticket;
import picocli.CommandLine.Parameters;

/** The ticket of a request that was put off. */
final class TicketParameter {
  @Parameters(paramLabel = "TICKET", description = "As --later printed it.")
  private String text = "";

  Ticket ticket() throws Misuse {
    try {
      return Ticket.of(text);
    } catch (IllegalArgumentException something) {
      throw new Misuse(String.valueOf(something.getMessage()));
    }
  }
}
