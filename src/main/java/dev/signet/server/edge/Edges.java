package dev.signet.server.edge;

import dev.signet.mail.edge.Refusals;
import dev.signet.mail.edge.incoming.IncomingSettings;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.edge.results.ForgedResults;
import dev.signet.mail.edge.results.ResultsWriter;
import dev.signet.mail.edge.stripping.StrippingSettings;
import dev.signet.mail.handling.Addressees;
import dev.signet.mail.handling.DecisionLog;
import dev.signet.mail.handling.Edge;
import dev.signet.mail.handling.Forwarders;
import dev.signet.mail.handling.IncomingEdge;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.handling.Inspector;
import dev.signet.mail.handling.OutgoingEdge;
import dev.signet.mail.handling.OutgoingTerms;
import dev.signet.mail.handling.Patience;
import dev.signet.mail.handling.ResultsForwarders;
import dev.signet.mail.handling.Workshop;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.Spool;
import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.signing.Submitter;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.SignatureProviders;
import dev.signet.mail.smime.cms.SignerJudge;
import dev.signet.mail.smime.examine.SignatureExaminer;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.ListenerSettings;
import dev.signet.server.config.ListenerSettings.Protocol;
import dev.signet.server.config.WrongSetting;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Both sides of the edge, made from settings and rooms. */
final class Edges {
  private final EdgeSettings settings;
  private final Names names;
  private final Rooms rooms;
  private final Inspector inspector;
  private final SignatureStripper stripper = new SignatureStripper(MessageLimits.DEFAULT);
  private final MessageReader reader = new MessageReader(MessageLimits.DEFAULT);
  private final Patience patience;
  private final Supplier<Spool> spools;

  /** What stands around the edge. */
  record Rooms(
      ServiceRoom service,
      DnsRoom dns,
      SigningRoom signing,
      ReceiverRoom receivers,
      DecisionLog log) {}

  /** How the edge calls itself. */
  record Names(String hello, String authservId) {}

  Edges(EdgeGround ground, Names names, Rooms rooms, Supplier<Spool> spools) {
    this.settings = ground.settings();
    this.names = names;
    this.rooms = rooms;
    this.spools = spools;
    SignerJudge judge =
        new SignerJudge(
            AlgorithmRules.MODERN, SignatureProviders.of(Keys.BOUNCY_CASTLE), CmsLimits.DEFAULT);
    this.inspector =
        new Inspector(
            new SignatureExaminer(judge, CmsLimits.DEFAULT, MessageLimits.DEFAULT),
            rooms.service().service(),
            AuthorityNames.DEFAULT);
    this.patience =
        new Patience(Duration.ofHours(settings.enforcement().undecidedHours()), ground.clock());
  }

  /** The side that a listener needs; none for a front. */
  Edge side(ListenerSettings listener) {
    return switch (listener.role()) {
      case OUTGOING -> outgoing(listener);
      case INCOMING -> incoming(false);
      case DELIVERY -> incoming(true);
      case FRONT -> throw new IllegalArgumentException("a front decides nothing");
    };
  }

  private Edge outgoing(ListenerSettings listener) {
    EdgeSettings.Removal removal = settings.removal();
    OutgoingTerms terms =
        new OutgoingTerms(
            settings.signing().own(),
            addressees("signet.edge.signing.never-for", settings.signing().neverFor()),
            new Submitter.Believed(
                listener.protocol() != Protocol.MILTER,
                listener.believesReceived() ? Optional.of(mta()) : Optional.empty()),
            new OutgoingSettings(
                removal.opportunistic(),
                removal.explicitIfKnownBad(),
                settings.signing().signsForUnknown(),
                settings.signing().wraps(),
                refusals()));
    return new OutgoingEdge(
        new OutgoingEdge.Means(
            reader,
            inspector,
            rooms.receivers(),
            rooms.signing().signers(),
            stripper,
            () -> new Workshop(spools),
            rooms.log()),
        terms);
  }

  private String mta() {
    return settings.names().mta().isEmpty() ? names.hello() : settings.names().mta();
  }

  private Edge incoming(boolean isAfterQueue) {
    IncomingTerms terms = isAfterQueue ? terms(false).afterQueue() : terms(hasDelivery());
    return new IncomingEdge(
        new IncomingEdge.Means(
            reader,
            inspector,
            rooms.dns().policies(),
            rooms.receivers(),
            stripper,
            forwarders(),
            patience,
            rooms.log()),
        terms,
        results());
  }

  /** A stage that comes later could not judge a signature that is gone. */
  private boolean hasDelivery() {
    return settings.listeners().stream()
        .anyMatch(listener -> listener.role() == ListenerSettings.Role.DELIVERY);
  }

  private IncomingTerms terms(boolean leavesSignatures) {
    EdgeSettings.Enforcement enforcement = settings.enforcement();
    return new IncomingTerms(
        enforcement.isEnforced(),
        enforcement.enforcedFor(),
        enforcement.monitoredFor(),
        false,
        !settings.removal().withoutLooking(),
        ranges("signet.edge.trusted-relays", settings.trusted().relays()),
        settings.trusted().forwarders(),
        addressees("signet.edge.exempt-recipients", settings.trusted().exemptRecipients()),
        settings.names().publishesKeyService(),
        new IncomingSettings(
            enforcement.rejectsUndecided(),
            enforcement.defersWithoutPolicy(),
            enforcement.enforcesTlsNever(),
            refusals()),
        new StrippingSettings(
            settings.removal().unknown(), settings.removal().withoutLooking(), leavesSignatures));
  }

  private IncomingEdge.Results results() {
    ForgedResults forged = new ForgedResults(ours(), settings.names().trusted());
    return new IncomingEdge.Results(
        new ResultsWriter(names.authservId()),
        settings.names().isShared() ? forged.shared() : forged);
  }

  private Set<String> ours() {
    Set<String> ours = new TreeSet<>(settings.names().ours());
    ours.add(names.authservId());
    return ours;
  }

  /** Under ids that nobody shares with us nobody has found out anything. */
  private Forwarders forwarders() {
    return settings.names().isShared() ? new ResultsForwarders(ours()) : Forwarders.NONE;
  }

  private Refusals refusals() {
    String url = settings.names().helpUrl();
    try {
      return url.isEmpty() ? Refusals.WITHOUT_URL : new Refusals(Optional.of(URI.create(url)));
    } catch (IllegalArgumentException notUri) {
      throw new WrongSetting("signet.edge.help-url is not a URL: " + url, notUri);
    }
  }

  private static Addressees addressees(String key, List<String> words) {
    try {
      return Addressees.of(words);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(key + ": " + wrong.getMessage(), wrong);
    }
  }

  static AddressRanges ranges(String key, List<String> words) {
    try {
      return AddressRanges.of(words);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(key + ": " + wrong.getMessage(), wrong);
    }
  }
}
