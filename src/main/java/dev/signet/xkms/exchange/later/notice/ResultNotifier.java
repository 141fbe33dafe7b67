package dev.signet.xkms.exchange.later.notice;

import dev.signet.xkms.model.Operation;
import java.io.IOException;
import java.net.URI;

/** Sends notices into the world outside; each method may take its time. */
public interface ResultNotifier {

  /** Sends nothing, and says so. */
  ResultNotifier NONE =
      new ResultNotifier() {
        @Override
        public void mail(String address, Notice notice) throws IOException {
          throw new IOException("no way to send mail is configured");
        }

        @Override
        public void post(URI target, Notice notice) throws IOException {
          throw new IOException("no way to send HTTP requests is configured");
        }
      };

  /**
   * Sends a mail.
   *
   * @param address a single addr-spec in an allowed domain
   */
  void mail(String address, Notice notice) throws IOException;

  /**
   * Sends an HTTP request; redirects must not be followed.
   *
   * @param target in an allowed origin, without user information and fragment
   */
  void post(URI target, Notice notice) throws IOException;

  /**
   * That a result is there; never the result.
   *
   * <p>The ResponseId is left out on purpose. Whoever knows it may collect the result of a
   * requestor that proved nothing, and a notice goes where others may read it. The requestor knows
   * it already, from the Pending result.
   *
   * @param policy name of the endpoint's trust policy
   * @param originalRequestId Id of the request that waited
   */
  record Notice(String policy, Operation operation, String originalRequestId) {}
}
