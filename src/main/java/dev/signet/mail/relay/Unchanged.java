package dev.signet.mail.relay;

import dev.signet.mail.handling.Edge;
import dev.signet.mail.handling.Fate;
import dev.signet.mail.handling.Handled;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.MailMessage;
import java.util.List;

/** Lets every message pass as it is, without reading it. */
final class Unchanged {
  private static final Content NOTHING = Content.of(new byte[0]);

  static final Edge EDGE =
      (passage, atOnce) ->
          Handled.of(
              List.of(
                  new Handled.Lot(
                      passage.envelope().recipients(),
                      new Fate.Forward(
                          new MailMessage(new Header(List.of()), NOTHING, passage.content())))));

  private Unchanged() {}
}
