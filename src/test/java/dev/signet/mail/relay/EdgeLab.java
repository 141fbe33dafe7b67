package dev.signet.mail.relay;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.edge.results.ForgedResults;
import dev.signet.mail.edge.results.ResultsWriter;
import dev.signet.mail.handling.Addressees;
import dev.signet.mail.handling.Edge;
import dev.signet.mail.handling.IncomingEdge;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.handling.Inspector;
import dev.signet.mail.handling.OutgoingEdge;
import dev.signet.mail.handling.OutgoingTerms;
import dev.signet.mail.handling.Patience;
import dev.signet.mail.handling.ReceiverKnowledge;
import dev.signet.mail.handling.ResultsForwarders;
import dev.signet.mail.handling.Signers;
import dev.signet.mail.handling.Workshop;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.Spool;
import dev.signet.mail.milter.MilterHandler;
import dev.signet.mail.milter.MilterLimits;
import dev.signet.mail.milter.MilterService;
import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.net.Listener;
import dev.signet.mail.net.ListenerSettings;
import dev.signet.mail.net.Service;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.signing.AddressPattern;
import dev.signet.mail.signing.KeySource;
import dev.signet.mail.signing.OwnKeyStatus;
import dev.signet.mail.signing.SigningKey;
import dev.signet.mail.signing.SigningKeys;
import dev.signet.mail.signing.SigningTable;
import dev.signet.mail.signing.SigningTableReader;
import dev.signet.mail.signing.Submitter;
import dev.signet.mail.signing.Unusable;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.mail.smime.sign.EntitySigner;
import dev.signet.mail.smime.sign.SigningIdentity;
import dev.signet.mail.smime.sign.SigningStyle;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.server.ServerSettings;
import dev.signet.mail.smtp.server.SmtpServer;
import dev.signet.pki.certificate.Pem;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.text.PolicyReader;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Everything around the edge, scripted: keys, receivers, policies; and listeners on loopback. */
final class EdgeLab implements KeyService, ReceiverKnowledge, AutoCloseable {
  static final InstantSource CLOCK = () -> TestAuthority.NOW;
  static final Issued DOMAIN_KEY =
      Smime.person("domain-signing-authority@example.org", TestKeys.ec());

  private final Path folder;
  private final Map<X509Certificate, KeyVerdict> keys = new ConcurrentHashMap<>();
  private final Map<String, NextHopSupport> hops = new ConcurrentHashMap<>();
  private final Map<String, ReceiverSupport> programs = new ConcurrentHashMap<>();
  private final Map<DomainName, PolicyFinding> policies = new ConcurrentHashMap<>();
  private final List<EdgeReport> reports = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> open = new ArrayList<>();
  private volatile Duration late = Duration.ZERO;
  private final SmtpClient client = new SmtpClient(ClientSettings.plain("edge.test"));

  EdgeLab(Path folder) {
    this.folder = folder;
    key(DOMAIN_KEY, new KeyVerdict.Good("registered"));
  }

  void key(Issued whose, KeyVerdict verdict) {
    keys.put(whose.certificate(), verdict);
  }

  void nextHop(String domain, NextHopSupport support) {
    hops.put(domain, support);
  }

  void receiver(String address, ReceiverSupport support) {
    programs.put(address, support);
  }

  /** What a domain publishes, in tag form. */
  void policy(String domain, String tags) {
    DomainName name = DomainName.of(domain);
    policies.put(
        name,
        PolicyReader.read("v=SMIMEP1; " + tags)
            .match(
                read -> new PolicyFinding.Published(name, read.policy(), false, false, List.of()),
                malformed -> {
                  throw new AssertionError(malformed.because());
                }));
  }

  void policyUnavailable(String domain) {
    DomainName name = DomainName.of(domain);
    policies.put(name, new PolicyFinding.Unavailable(name, "SERVFAIL"));
  }

  /** Lets time pass, as far as patience is concerned. */
  void wait(Duration time) {
    late = late.plus(time);
  }

  private Instant now() {
    return TestAuthority.NOW.plus(late);
  }

  /** Decisions so far, such as {@code sign O-11}. */
  List<String> decisions() {
    return reports.stream().map(r -> r.decision() + " " + r.ruling().rule()).toList();
  }

  List<EdgeReport> reports() {
    return List.copyOf(reports);
  }

  @Override
  public KeyVerdict judge(KeyQuestion question) {
    return keys.getOrDefault(question.certificate(), new KeyVerdict.Unproven("unknown issuer"));
  }

  @Override
  public ReceiverKey keyOf(MailAddress receiver) {
    return ReceiverKey.UNKNOWN;
  }

  @Override
  public NextHopSupport edgeOf(DomainName domain) {
    return hops.getOrDefault(domain.value(), NextHopSupport.UNKNOWN);
  }

  @Override
  public ReceiverSupport programOf(MailAddress receiver) {
    return programs.getOrDefault(receiver.toString(), ReceiverSupport.UNKNOWN);
  }

  private Inspector inspector() {
    return new Inspector(Smime.examiner(AlgorithmRules.MODERN), this, AuthorityNames.DEFAULT);
  }

  Supplier<Spool> spools() {
    return () -> new Spool(folder, 10_000);
  }

  /** An outgoing edge of example.org, for which everybody on this machine may have mail signed. */
  Edge outgoing(AuthenticationPolicy own, OutgoingSettings settings) {
    return outgoing(own, settings, new Submitter.Believed(true, Optional.empty()));
  }

  Edge outgoing(AuthenticationPolicy own, OutgoingSettings settings, Submitter.Believed believed) {
    OutgoingTerms terms =
        new OutgoingTerms(
            Map.of(DomainName.of("example.org"), own),
            Addressees.of(List.of("list@lists.example")),
            believed,
            settings);
    return new OutgoingEdge(
        new OutgoingEdge.Means(
            new MessageReader(MessageLimits.DEFAULT),
            inspector(),
            this,
            signers(),
            new SignatureStripper(MessageLimits.DEFAULT),
            () -> new Workshop(spools()),
            (passage, message, recipients, report) -> reports.add(report)),
        terms);
  }

  private Signers signers() {
    try {
      SigningTable table = SigningTableReader.read("table", "network 127.0.0.0/8 *@example.org\n");
      SigningKeys signing =
          SigningKeys.load(
              List.of(new SigningKeys.Configured(AddressPattern.of("*@example.org"), domainKey())),
              TestAuthority.NOW,
              new SecureRandom());
      OwnKeyStatus status = new OwnKeyStatus(this, Duration.ZERO, CLOCK);
      return new Signers(() -> table, () -> signing, status, EdgeLab::signer);
    } catch (Unusable | IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private KeySource domainKey() throws IOException, GeneralSecurityException {
    return new KeySource.Pem(
        Files.writeString(
            folder.resolve("domain.key"),
            new Pem("PRIVATE KEY", DOMAIN_KEY.keys().getPrivate().getEncoded()).text()),
        Files.writeString(
            folder.resolve("domain.pem"),
            new Pem("CERTIFICATE", DOMAIN_KEY.certificate().getEncoded()).text()));
  }

  private static EntitySigner signer(SigningKey key) {
    try {
      return new EntitySigner(
          SigningIdentity.of(key.key(), key.certificate(), key.chain(), key.provider()),
          SigningStyle.DEFAULT,
          CLOCK);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Edge incoming(IncomingTerms terms) {
    return new IncomingEdge(
        new IncomingEdge.Means(
            new MessageReader(MessageLimits.DEFAULT),
            inspector(),
            domain -> policies.getOrDefault(domain, new PolicyFinding.Absent(domain, false)),
            this,
            new SignatureStripper(MessageLimits.DEFAULT),
            new ResultsForwarders(Set.of("edge.test")),
            new Patience(Duration.ofHours(4), this::now),
            (passage, message, recipients, report) -> reports.add(report)),
        terms,
        new IncomingEdge.Results(
            new ResultsWriter("edge.test"),
            new ForgedResults(Set.of("edge.test"), Set.of()).shared()));
  }

  Station station(Served next, boolean isLmtp, boolean isAdvertised) {
    return new Station("lab", isAdvertised, next.asNextHop(isLmtp), 1 << 20);
  }

  SmtpClient client() {
    return client;
  }

  /** Opens a listener whose peers are all believed. */
  Listener listen(MailService service, boolean isLmtp) {
    AddressRanges here = AddressRanges.of(List.of("127.0.0.0/8"));
    return listen(service, ServerSettings.plain("edge.test", isLmtp).trusting(here, here));
  }

  Listener listen(MailService service, ServerSettings settings) {
    return listen(new SmtpServer(settings, service, spools()));
  }

  /** Opens a milter. */
  Listener listen(MilterHandler handler) {
    MilterService service = new MilterService(handler, MilterLimits.DEFAULT, spools());
    Listener listener = listen(service);
    open.add(service);
    return listener;
  }

  private Listener listen(Service service) {
    try {
      Listener listener =
          Listener.open(
              ListenAddress.of("127.0.0.1:0"),
              ListenerSettings.DEFAULT.withGrace(Duration.ofSeconds(5)),
              service);
      open.add(listener);
      return listener;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Connects to a listener. */
  static Socket connect(Listener listener) throws IOException {
    Socket socket = new Socket();
    socket.connect((InetSocketAddress) listener.address().socket());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Plays a conversation's client. */
  static void play(Listener listener, String script) throws IOException {
    try (Socket socket = connect(listener)) {
      Script.of(script).playClient(socket.getInputStream(), socket.getOutputStream());
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    client.close();
  }
}
