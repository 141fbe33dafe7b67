package dev.signet.server.relay;

import dev.signet.client.Answer;
import dev.signet.client.ClientSettings;
import dev.signet.client.Query;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.client.XkmsClient;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.policy.dns.DnsKeyServices;
import dev.signet.policy.dns.KeyServiceFinding;
import dev.signet.policy.dns.KeyServiceTarget;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xkiss.relay.ForeignAnswer;
import dev.signet.xkms.xkiss.relay.ForeignFinding;
import dev.signet.xkms.xkiss.relay.ForeignKeys;
import dev.signet.xkms.xkiss.relay.RelayPeer;
import dev.signet.xkms.xkiss.relay.RelayedQuestion;
import dev.signet.xkms.xml.RelayExtension;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Asks the key service that a domain names by SRV, or one at a written address, over the guarded
 * door (XKMS 2.0 Part 2).
 *
 * <p>A name in DNS is not followed where anybody on the way could have written it, unless it is a
 * name of the domain itself or the service's signing key is pinned. No answer from DNS is not the
 * answer that there is no service (XR-N02).
 */
public final class DnsForeignKeys implements ForeignKeys {
  /** So many targets of one domain are tried. */
  private static final int MOST_TARGETS = 3;

  private static final int MOST_BINDINGS = 20;

  private final Means means;
  private final OwnDoors ours;
  private final RelayTerms terms;

  /**
   * What it works with.
   *
   * @param doors the way out under these rules
   */
  public record Means(
      DnsKeyServices services,
      Function<FetchRules, FetchDoor> doors,
      InstantSource clock,
      SecureRandom random) {}

  public DnsForeignKeys(Means means, OwnDoors ours, RelayTerms terms) {
    this.means = means;
    this.ours = ours;
    this.terms = terms;
  }

  /** A question on its way to a peer, and whether the way is authenticated. */
  private record Errand(
      RelayPeer peer, RelayedQuestion question, Deadline until, boolean isSecure) {}

  @Override
  public ForeignFinding ask(RelayPeer peer, RelayedQuestion question, Duration within) {
    Deadline until = Deadline.in(within);
    if (peer.address().isPresent()) {
      return inTurn(List.of(peer.address().get()), new Errand(peer, question, until, true));
    }
    return means
        .services()
        .of(peer.domain(), DnsKeyServices.XKISS)
        .match(
            offered -> offered(offered, new Errand(peer, question, until, offered.isSecure())),
            absent -> new ForeignFinding.NoService("no key service in DNS"),
            silent -> new ForeignFinding.Silent("DNS: " + silent.because()));
  }

  private ForeignFinding offered(KeyServiceFinding.Offered offered, Errand errand) {
    if (terms.isDnssecRequired() && !offered.isSecure()) {
      return new ForeignFinding.NoService("its SRV record is not authenticated by DNSSEC");
    }
    List<URI> admitted =
        offered.targets().stream()
            .filter(target -> target.mayBeCalled() || !errand.peer().pins().isEmpty())
            .map(target -> uri(target, errand.peer()))
            .limit(MOST_TARGETS)
            .toList();
    return admitted.isEmpty()
        ? new ForeignFinding.NoService("its SRV record leads elsewhere, and nothing proves it")
        : inTurn(admitted, errand);
  }

  /** As the service calls itself: the usual port is not written. */
  private static URI uri(KeyServiceTarget target, RelayPeer peer) {
    String scheme = peer.isPlain() ? "http" : "https";
    boolean isUsual = target.port() == (peer.isPlain() ? 80 : 443);
    String port = isUsual ? "" : ":" + target.port();
    return URI.create(scheme + "://" + target.host().value() + port + target.path());
  }

  private ForeignFinding inTurn(List<URI> services, Errand errand) {
    ForeignFinding last = new ForeignFinding.Silent("no time was left to ask");
    for (URI service : services) {
      if (errand.until().isOver()) {
        return last;
      }
      last =
          ours.include(service, errand.until().remaining())
              ? new ForeignFinding.NoService("that would be this service itself")
              : at(service, errand);
      if (last instanceof ForeignFinding.Answered) {
        return last;
      }
    }
    return last;
  }

  private ForeignFinding at(URI service, Errand errand) {
    DoorTransport transport =
        new DoorTransport(
            means.doors().apply(terms.rules(service, errand.peer())),
            errand.until(),
            means.clock());
    ClientSettings settings =
        ClientSettings.of(ServiceAddress.of(service.toString()), trust(errand.peer()));
    Answer<Result.Locate> answer =
        new XkmsClient(settings, transport, means.random()).locate(query(errand.question()));
    return answer.match(
        accepted -> heard(accepted.result(), transport, errand),
        unauthenticated -> heard(unauthenticated.result(), transport, errand),
        rejected -> new ForeignFinding.Silent(service + ": " + rejected.because()),
        unreachable -> new ForeignFinding.Silent(unreachable.because()));
  }

  private static ResponseTrust trust(RelayPeer peer) {
    return peer.pins().isEmpty()
        ? new ResponseTrust.Tls()
        : new ResponseTrust.PinnedDigests(peer.pins());
  }

  private static Query query(RelayedQuestion question) {
    return Query.named(question.names().toArray(UseKeyWith[]::new))
        .usedFor(question.usage())
        .wanting(RespondWith.X509_CERT, RespondWith.X509_CHAIN, RespondWith.KEY_VALUE)
        .atMost(MOST_BINDINGS)
        .saying(RelayExtension.trail(question.trail()));
  }

  private static ForeignFinding heard(
      Result.Locate result, DoorTransport transport, Errand errand) {
    ResultCode code = result.header().code();
    boolean isNone = code.knownMinor().filter(ResultMinor.NO_MATCH::equals).isPresent();
    if (!code.isSuccess() && !isNone) {
      return new ForeignFinding.Silent(result.header().service() + " answers " + code.words());
    }
    Octets octets = transport.arrived().orElseThrow();
    return new ForeignFinding.Answered(
        new ForeignAnswer(
            result.header().service(),
            isNone ? List.of() : result.bindings(),
            octets,
            new ForeignAnswer.Proof(
                Signer.of(octets), !errand.peer().pins().isEmpty(), errand.isSecure())));
  }
}
