package dev.signet.pki.fetch.http;

import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Trouble;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What a client's exception says about the server. */
final class Symptoms {

  private static final List<Class<? extends Exception>> NO_CONNECTION =
      List.of(ConnectException.class, NoRouteToHostException.class, ConnectTimeoutException.class);

  private static final List<Class<? extends Exception>> NOT_HTTP =
      List.of(
          ClientProtocolException.class,
          MalformedChunkCodingException.class,
          MessageConstraintException.class,
          CharacterCodingException.class);

  private Symptoms() {}

  /** Whether another address of the same host may still answer: nothing was sent yet. */
  static boolean isNoConnection(Exception broken) {
    return isOneOf(NO_CONNECTION, broken);
  }

  static FailedTransfer read(Exception broken) {
    if (isNoConnection(broken)) {
      return failed(Trouble.CONNECTION, "no connection", broken);
    }
    if (broken instanceof SSLException) {
      return failed(Trouble.TLS, "TLS failed", broken);
    }
    return isOneOf(NOT_HTTP, broken) && !(broken instanceof TruncatedChunkException)
        ? failed(Trouble.PROTOCOL, "the answer is not HTTP", broken)
        : failed(Trouble.CONNECTION, "the exchange broke off", broken);
  }

  private static boolean isOneOf(List<Class<? extends Exception>> kinds, Exception broken) {
    return kinds.stream().anyMatch(kind -> kind.isInstance(broken));
  }

  private static FailedTransfer failed(Trouble trouble, String what, Exception broken) {
    Throwable cause = broken.getMessage() == null ? broken.getCause() : broken;
    String detail = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    String shown = detail.replaceAll("[^\\x20-\\x7e]", "?");
    return new FailedTransfer(
        trouble, what + shown.substring(0, Math.min(shown.length(), 200)), broken);
  }
}
