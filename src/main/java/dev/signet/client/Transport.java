package dev.signet.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The way to a service and back: one message out, one in. */
public interface Transport {

  /**
   * Posts a message and waits for the answer.
   *
   * @throws NotConnected if nothing was sent
   * @throws AnswerTooLarge if the answer exceeds the limit
   * @throws IOException if the exchange broke off or took too long; the service may have acted on
   *     the message
   */
  Reply post(Post post) throws IOException;

  /**
   * One message with its HTTP header fields.
   *
   * @param time from sending to the last octet of the answer
   */
  record Post(URI endpoint, Map<String, String> fields, byte[] body, Duration time) {
    public Post {
      fields = Map.copyOf(fields);
    }
  }

  /** What came back, whatever the status. */
  record Reply(int status, byte[] body) {}

  /** No connection came about, so nothing was sent. */
  final class NotConnected extends IOException {
    private static final long serialVersionUID = 1L;

    public NotConnected(String because, Throwable cause) {
      super(because, cause);
    }
  }

  /** The answer is larger than the client takes in. */
  final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    public AnswerTooLarge(int maxOctets) {
      super("the answer is larger than " + maxOctets + " octets");
    }
  }
}
