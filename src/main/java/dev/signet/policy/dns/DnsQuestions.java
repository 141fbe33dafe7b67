package dev.signet.policy.dns;

import dev.signet.pki.fetch.transfer.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Asks resolvers, over UDP and, for what does not fit, over TCP; shared by all look-ups. */
public final class DnsQuestions {

  /** Fits into one packet on any path (DNS flag day 2020). */
  private static final int UDP_OCTETS = 1232;

  private final DnsSettings settings;
  private final List<Asked> servers = new ArrayList<>();

  /** A server, and whether it, or the validation around it, sets an AD bit to go by. */
  private record Asked(Resolver resolver, boolean isBelieved) {}

  /**
   * Gets ready to ask; nothing is asked yet.
   *
   * @throws IllegalArgumentException if the trust anchors cannot be read
   */
  public DnsQuestions(DnsSettings settings) {
    this.settings = settings;
    for (NameServer server : settings.servers()) {
      SimpleResolver plain = new SimpleResolver(server.address());
      plain.setTimeout(settings.timeout());
      plain.setEDNS(0, UDP_OCTETS, 0, List.of());
      servers.add(
          settings
              .anchors()
              .map(anchors -> new Asked(validating(plain, anchors), true))
              .orElseGet(() -> new Asked(plain, server.isTrusted())));
    }
  }

  /** The time that one look-up may take, from now. */
  Deadline begin() {
    return Deadline.in(settings.total());
  }

  DnsAnswer ask(Name name, int type, Deadline until) {
    DnsAnswer last = new DnsAnswer.Silent("no time was left to ask");
    for (Asked server : servers) {
      if (until.isOver()) {
        return last;
      }
      last = answer(server, question(name, type), until);
      if (last instanceof DnsAnswer.Said) {
        return last;
      }
    }
    return last;
  }

  private DnsAnswer answer(Asked server, Message question, Deadline until) {
    Record asked = question.getQuestion();
    CompletableFuture<Message> exchange =
        server.resolver().sendAsync(question).toCompletableFuture();
    try {
      Message message = exchange.get(patience(until).toMillis(), TimeUnit.MILLISECONDS);
      return new AnswerReading(asked.getName(), asked.getType(), message)
          .answer(server.isBelieved());
    } catch (TimeoutException tooSlow) {
      exchange.cancel(true);
      return new DnsAnswer.Silent("the resolver did not answer in time");
    } catch (InterruptedException stopped) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new DnsAnswer.Silent("interrupted while waiting for the resolver");
    } catch (ExecutionException failed) {
      return new DnsAnswer.Silent("the resolver gave no usable answer: " + failed.getMessage());
    }
  }

  /** Validation asks for keys as well, so it may take as long as the whole look-up. */
  private Duration patience(Deadline until) {
    Duration left = until.remaining();
    boolean wholeTime = settings.anchors().isPresent() || left.compareTo(settings.timeout()) < 0;
    return wholeTime ? left : settings.timeout();
  }

  private static Resolver validating(SimpleResolver plain, String anchors) {
    ValidatingResolver resolver = new ValidatingResolver(plain);
    resolver.setAddReasonToAdditional(true);
    try {
      resolver.loadTrustAnchors(
          new ByteArrayInputStream(anchors.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "trust anchors are DS or DNSKEY records: " + unreadable.getMessage(), unreadable);
    }
    return resolver;
  }

  /** The AD bit in a question asks for the AD bit in the answer (RFC 6840 section 5.7). */
  private static Message question(Name name, int type) {
    Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    question.getHeader().setFlag(Flags.AD);
    return question;
  }
}
