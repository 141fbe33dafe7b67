package dev.signet.client;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import java.util.function.Function;
import org.w3c.dom.Document;

/**
 * A request, what signs the key bindings in it, and what has to come back.
 *
 * @param credentials of the request itself if it is simple, or of each one inside a compound
 * @param exchangeId Id of the first request of the exchange, by which the parts of a compound are
 *     known
 */
record Dispatch<R extends Result>(
    Request request,
    Function<Request.Simple, RequestCredentials> credentials,
    Expected<R> expected,
    String exchangeId) {

  /** The first request of an exchange. */
  Dispatch(
      Request request,
      Function<Request.Simple, RequestCredentials> credentials,
      Expected<R> expected) {
    this(request, credentials, expected, request.header().id());
  }

  /** The same once more, with the nonce that the service gave (XKMS 2.0 section 2.6). */
  Dispatch<R> represented(Octets nonce, String newId) {
    Request second = SecondRequest.of(request, nonce, newId);
    return new Dispatch<>(second, credentials, expected, exchangeId);
  }

  /** The message, with a fresh signature over each key binding. */
  Document written(MessageWriter writer) {
    if (request instanceof Request.Compound compound) {
      return writer.write(compound, credentials);
    }
    RequestCredentials own =
        request instanceof Request.Simple simple
            ? credentials.apply(simple)
            : RequestCredentials.NONE;
    return writer.write(request, own);
  }

  /** True if carrying it out twice would do something twice. */
  boolean changesState() {
    return request.operation().changesState()
        || expected.parts().stream().anyMatch(part -> part.changesState());
  }
}
