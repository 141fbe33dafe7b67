package dev.signet.pki.fetch.dns;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.CertificateReader;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks recursive resolvers, over UDP and, for what does not fit, over TCP. */
public final class DnsPublishedCertificates implements PublishedCertificates {

  /** Fits into one packet on any path (DNS flag day 2020). */
  private static final int UDP_OCTETS = 1232;

  private final DnsResolvers resolvers;
  private final AnswerReader reader;

  public DnsPublishedCertificates(DnsResolvers resolvers, CertificateReader certificates) {
    this.resolvers = resolvers;
    this.reader = new AnswerReader(certificates, resolvers);
  }

  @Override
  public DnsFinding smimea(MailAddress mailbox) {
    return found(OwnerNames.smimea(mailbox), Type.SMIMEA, mailbox.toString());
  }

  @Override
  public DnsFinding cert(MailAddress mailbox) {
    return found(OwnerNames.cert(mailbox), Type.CERT, mailbox.toString());
  }

  @Override
  public DnsFinding cert(DomainName domain) {
    return found(OwnerNames.of(domain), Type.CERT, domain.value());
  }

  private DnsFinding found(Optional<Name> name, int type, String subject) {
    return name.map(owner -> asked(owner, type))
        .orElseGet(() -> new DnsFinding.Absent(subject, false));
  }

  private DnsFinding asked(Name name, int type) {
    DnsFinding last = new DnsFinding.Undetermined(name.toString(), "no resolver");
    for (InetSocketAddress server : resolvers.servers()) {
      last = answer(server, name, type);
      if (!(last instanceof DnsFinding.Undetermined)) {
        return last;
      }
    }
    return last;
  }

  private DnsFinding answer(InetSocketAddress server, Name name, int type) {
    CompletableFuture<Message> exchange =
        resolver(server).sendAsync(question(name, type)).toCompletableFuture();
    try {
      Message answer = exchange.get(resolvers.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return reader.read(name, type, answer);
    } catch (TimeoutException tooSlow) {
      exchange.cancel(true);
      return undetermined(name, "the resolver did not answer in time");
    } catch (InterruptedException stopped) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return undetermined(name, "interrupted while waiting for the resolver");
    } catch (ExecutionException failed) {
      return undetermined(name, "the resolver gave no usable answer: " + failed.getMessage());
    }
  }

  private SimpleResolver resolver(InetSocketAddress server) {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(resolvers.timeout());
    resolver.setEDNS(0, UDP_OCTETS, 0, List.of());
    return resolver;
  }

  /** The AD bit in a question asks for the AD bit in the answer (RFC 6840 section 5.7). */
  private static Message question(Name name, int type) {
    Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    question.getHeader().setFlag(Flags.AD);
    return question;
  }

  private static DnsFinding undetermined(Name name, String because) {
    return new DnsFinding.Undetermined(name.toString(), because);
  }
}
