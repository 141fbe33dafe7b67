package dev.signet.xkms;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line for each request, of {@code key=value} pairs, in the log named {@value #NAME}.
 *
 * <p>No line carries a credential, opaque client data or a key; text from outside is shortened and
 * freed of control characters.
 */
final class RequestLog {
  static final String NAME = "dev.signet.xkms.request";

  private static final Logger LOG = System.getLogger(NAME);

  private final InstantSource clock;

  RequestLog(InstantSource clock) {
    this.clock = clock;
  }

  /** What becomes known about a request while it is answered. */
  static final class Entry {
    private final Channel channel;
    private final Instant begun;
    private String operation = "-";
    private String signed = "unknown";
    private String note = "";
    private @Nullable Result result;
    private @Nullable Throwable fault;

    private Entry(Channel channel, Instant begun) {
      this.channel = channel;
      this.begun = begun;
    }

    void operation(String word) {
      operation = word;
    }

    void signature(SignatureFinding finding) {
      signed = finding.match(none -> "no", verified -> "yes", broken -> "broken");
    }

    void note(String words) {
      note = words;
    }

    void result(Result written) {
      result = written;
    }

    void fault(Throwable thrown) {
      fault = thrown;
    }

    private Level level() {
      if (fault != null) {
        return Level.ERROR;
      }
      return result != null && isTrouble(result.header().code()) ? Level.WARNING : Level.INFO;
    }

    /** Not to know a key is no trouble of the receiver's, though the code says Receiver. */
    private static boolean isTrouble(ResultCode code) {
      return code.majorOrReceiver() == ResultMajor.RECEIVER
          && code.knownMinor().filter(ResultMinor.NO_MATCH::equals).isEmpty();
    }
  }

  Entry open(Channel channel) {
    return new Entry(channel, clock.instant());
  }

  void close(Entry entry) {
    Level level = entry.level();
    if (LOG.isLoggable(level)) {
      LOG.log(level, line(entry), entry.fault);
    }
  }

  private String line(Entry entry) {
    Result result = entry.result;
    return new LogLine()
        .add("correlation", entry.channel.correlation())
        .add("peer", entry.channel.peer())
        .add("operation", entry.operation)
        .add("result", result == null ? "fault" : result.header().code().words())
        .add("bindings", result == null ? "0" : Integer.toString(bindings(result)))
        .add("status", result == null ? "" : statuses(result))
        .add("signed", entry.signed)
        .add("ms", Long.toString(Duration.between(entry.begun, clock.instant()).toMillis()))
        .add("note", entry.note)
        .toString();
  }

  private static int bindings(Result result) {
    return result instanceof Result.Locate located
        ? located.bindings().size()
        : judged(result).size();
  }

  private static String statuses(Result result) {
    StringBuilder words = new StringBuilder();
    for (KeyBinding binding : judged(result)) {
      words.append(words.length() == 0 ? "" : ",").append(binding.status().value());
    }
    return words.toString();
  }

  private static List<KeyBinding> judged(Result result) {
    if (result instanceof Result.Validate validated) {
      return validated.bindings();
    }
    if (result instanceof Result.Register registered) {
      return registered.bindings();
    }
    if (result instanceof Result.Reissue reissued) {
      return reissued.bindings();
    }
    if (result instanceof Result.Revoke revoked) {
      return revoked.bindings();
    }
    return result instanceof Result.Recover recovered ? recovered.bindings() : List.of();
  }
}
