package dev.signet.server.relay;

import dev.signet.client.ClientSettings;
import dev.signet.client.FakeService;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.client.XkmsClient;
import dev.signet.entity.DomainName;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.fetch.FetchLimits;
import dev.signet.pki.fetch.GuardedDoor;
import dev.signet.pki.fetch.Outside;
import dev.signet.pki.fetch.guard.Exemption;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.path.PathValidation;
import dev.signet.policy.dns.DnsKeyServices;
import dev.signet.policy.dns.DnsQuestions;
import dev.signet.policy.dns.DnsSettings;
import dev.signet.policy.dns.NameServer;
import dev.signet.testkit.BookOfBindings;
import dev.signet.testkit.Lists;
import dev.signet.testkit.LoopbackDns;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import dev.signet.testkit.TestTerms;
import dev.signet.xkms.MessageProtection;
import dev.signet.xkms.ResultSigning;
import dev.signet.xkms.XkmsResponder;
import dev.signet.xkms.XkmsService;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.ledger.jdbc.JdbcRelayedAnswers;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import dev.signet.xkms.xkiss.KeyDescriber;
import dev.signet.xkms.xkiss.KeyJudge;
import dev.signet.xkms.xkiss.KeySearch;
import dev.signet.xkms.xkiss.LocateService;
import dev.signet.xkms.xkiss.ValidateService;
import dev.signet.xkms.xkiss.relay.OwnServices;
import dev.signet.xkms.xkiss.relay.RelayPeer;
import dev.signet.xkms.xkiss.relay.RelayRules;
import dev.signet.xkms.xkiss.relay.RelayedSource;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Whole key services of several domains on loopback, and the DNS that leads to them. */
final class Town implements AutoCloseable {
  static final Instant NOW = TestAuthority.NOW;
  private static final SecureRandom RANDOM = new SecureRandom();

  final TestAuthority root = TestAuthority.root("Town Root");
  private final Path spool;
  private final Map<String, SRVRecord> records = new ConcurrentHashMap<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final LoopbackDns dns = new LoopbackDns(this::answer);
  private volatile boolean isDnsDown;
  private volatile boolean isDnsSecure = true;

  Town(Path spool) {
    this.spool = spool;
    opened.add(dns);
  }

  void dnsFails(boolean fails) {
    isDnsDown = fails;
  }

  void dnsIsSecure(boolean secure) {
    isDnsSecure = secure;
  }

  long dnsQuestions() {
    return dns.questions().stream().filter(q -> q.startsWith("udp")).count();
  }

  /** Says in DNS where the key service of a domain is. */
  void publish(String domain, String host, int port) {
    try {
      Name owner = Name.fromString(DnsKeyServices.XKISS.get(0) + "." + domain + ".");
      records.put(
          owner.toString(true).toLowerCase(Locale.ROOT),
          new SRVRecord(owner, DClass.IN, 300, 0, 0, port, Name.fromString(host + ".")));
    } catch (TextParseException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private Message answer(Message question) {
    if (isDnsDown) {
      return LoopbackDns.failure(question, Rcode.SERVFAIL);
    }
    String name = question.getQuestion().getName().toString(true).toLowerCase(Locale.ROOT);
    SRVRecord record = records.get(name);
    Message answer =
        record == null || question.getQuestion().getType() != Type.SRV
            ? LoopbackDns.nothing(question)
            : LoopbackDns.answer(question, record);
    if (!isDnsSecure) {
      answer.getHeader().unsetFlag(Flags.AD);
    }
    return answer;
  }

  /** A service that does what a test says; it is found by DNS. */
  FakeService peer(String domain, FakeService.Script script) throws IOException {
    FakeService peer = FakeService.doing(script);
    opened.add(peer);
    publish(domain, "keys." + domain, port(peer));
    return peer;
  }

  static int port(FakeService service) {
    return URI.create(service.uri()).getPort();
  }

  /** What such a service has to call itself. */
  static String uri(String domain, FakeService service) {
    return "http://keys." + domain + ":" + port(service) + "/xkms";
  }

  /** A whole service of a domain, found by DNS, that asks these peers. */
  House house(String domain, Wishes wishes) throws IOException {
    House house = new House(domain, wishes);
    opened.add(house);
    publish(domain, "keys." + domain, port(house.http));
    return house;
  }

  /** Whom a house asks, and how warily. */
  record Wishes(
      List<RelayPeer> peers, boolean isDnssecRequired, boolean mayCallLoopback, int seconds) {
    static Wishes asking(RelayPeer... peers) {
      return new Wishes(List.of(peers), false, true, 20);
    }

    Wishes within(int newSeconds) {
      return new Wishes(peers, isDnssecRequired, mayCallLoopback, newSeconds);
    }

    Wishes requiringDnssec() {
      return new Wishes(peers, true, mayCallLoopback, seconds);
    }

    Wishes publicOnly() {
      return new Wishes(peers, isDnssecRequired, false, seconds);
    }
  }

  static RelayPeer peer(String domain, Octets... pins) {
    return new RelayPeer(DomainName.of(domain), Set.of(pins), Optional.empty(), true);
  }

  @Override
  public void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  /** One service with everything below its door. */
  final class House implements AutoCloseable {
    final BookOfBindings book = new BookOfBindings(NOW);
    final JdbcRelayedAnswers evidence = new JdbcRelayedAnswers(TestDatabase.inMemory());
    final FakeService http;
    final String uri;
    private final KeyPair keys = TestKeys.ec();
    private final RelayedSource others;
    private final Map<FetchRules, GuardedDoor> doors = new ConcurrentHashMap<>();
    private final AtomicReference<XkmsService> service = new AtomicReference<>();

    private House(String domain, Wishes wishes) throws IOException {
      this.http =
          FakeService.doing(
              heard ->
                  heard.reply(
                      service
                          .get()
                          .answer(heard.message(), new Channel(false, "127.0.0.1", "c-1"))));
      this.uri = uri(domain, http);
      this.others = others(wishes);
      ResultHeaders headers = new ResultHeaders(profile(domain), RANDOM);
      service.set(
          new XkmsService(
              new XkmsResponder(operations(headers), headers),
              new MessageReader(AlgorithmProfile.MODERN),
              new MessageProtection(
                  new MessageSignature(AlgorithmProfile.MODERN),
                  ResultSigning.ALWAYS,
                  Optional.of(new SigningIdentity(keys.getPrivate(), keys.getPublic(), List.of()))),
              () -> NOW));
    }

    private ServiceProfile profile(String domain) {
      return new ServiceProfile(
          "default",
          List.of(uri),
          EnumSet.of(Operation.LOCATE, Operation.VALIDATE),
          Set.of(DomainName.of(domain)),
          10,
          false);
    }

    private XkmsResponder.Operations operations(ResultHeaders headers) {
      CertificateReader certificates = new CertificateReader();
      KeySearch search = new KeySearch(book, certificates, () -> NOW).asking(others);
      KeyDescriber describer = new KeyDescriber(certificates, issuer -> Optional.empty());
      PathValidation paths =
          TestPolicies.validation(
              TestPolicies.trusting(root.anchor()), Lists.asked(List.of(root.crl(crl -> {}))));
      return new XkmsResponder.Operations(
          new LocateService(search, describer, headers),
          new ValidateService(
              search,
              new KeyJudge(paths::verdictOn, TestTerms.trustingOwnWord(true)),
              describer,
              headers),
          new NoRegistration());
    }

    private RelayedSource others(Wishes wishes) {
      Map<DomainName, RelayPeer> peers = new HashMap<>();
      wishes.peers().forEach(peer -> peers.put(peer.domain(), peer));
      RelayRules rules =
          new RelayRules(
              peers,
              Duration.ofSeconds(wishes.seconds()),
              5,
              2,
              Duration.ofDays(1),
              RelayRules.Memory.DEFAULT,
              RelayRules.Places.DEFAULT);
      OwnServices ours = new OwnServices(Set.of(uri));
      DnsForeignKeys outside =
          new DnsForeignKeys(
              new DnsForeignKeys.Means(
                  new DnsKeyServices(new DnsQuestions(dnsSettings()), RANDOM, "/xkms"),
                  this::door,
                  InstantSource.system(),
                  RANDOM),
              new OwnDoors(ours, Set.of(port(http)), Town::here),
              new RelayTerms(
                  wishes.isDnssecRequired(),
                  everyPort(),
                  wishes.mayCallLoopback() ? List.of(Exemption.of("127.0.0.0/8")) : List.of()));
      return new RelayedSource(rules, ours, new RelayedSource.Means(outside, evidence, () -> NOW));
    }

    private DnsSettings dnsSettings() {
      return new DnsSettings(
          List.of(new NameServer(dns.address(), true)),
          Optional.empty(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(6));
    }

    private GuardedDoor door(FetchRules rules) {
      return doors.computeIfAbsent(
          rules,
          none ->
              new GuardedDoor(
                  rules,
                  FetchLimits.DEFAULT,
                  new Outside(Town::here, InstantSource.system(), spool, Optional.empty())));
    }

    /** A client that knows the key of this service. */
    XkmsClient client() {
      return XkmsClient.overHttp(
          ClientSettings.of(
              ServiceAddress.of(uri).withEndpoint(URI.create(http.uri())),
              new ResponseTrust.PinnedKeys(Set.of(keys.getPublic()))));
    }

    Octets pin() {
      try {
        return Octets.of(
            MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded()));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public void close() {
      http.close();
      others.close();
      doors.values().forEach(GuardedDoor::close);
    }
  }

  private static List<InetAddress> here(String name, Duration within) {
    return List.of(InetAddress.getLoopbackAddress());
  }

  private static Set<Integer> everyPort() {
    Set<Integer> ports = new TreeSet<>();
    for (int port = 1; port <= 0xffff; port++) {
      ports.add(port);
    }
    return ports;
  }
}
