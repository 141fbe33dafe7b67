package dev.signet.server.edge;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.capability.CapabilityFile;
import dev.signet.mail.capability.DomainList;
import dev.signet.mail.capability.EhloProber;
import dev.signet.mail.capability.EhloQuestion;
import dev.signet.mail.capability.HostMemory;
import dev.signet.mail.capability.MailExchangers;
import dev.signet.mail.capability.NextHopDirectory;
import dev.signet.mail.capability.ProbeSettings;
import dev.signet.mail.capability.ReceiverDirectory;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.handling.ReceiverKnowledge;
import dev.signet.mail.network.Network;
import dev.signet.mail.service.KeyService;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.WrongSetting;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the edge knows of receivers and their exchangers, and how it finds out. */
final class ReceiverRoom implements ReceiverKnowledge {
  private static final Map<String, NextHopSupport> WORDS =
      Map.of(
          "all", NextHopSupport.KNOWN_ALL,
          "some", NextHopSupport.KNOWN_SOME,
          "none", NextHopSupport.KNOWN_NONE);

  private final NextHopDirectory hops;
  private final ReceiverDirectory receivers;
  private final HostMemory hosts;
  private final CapabilityFile file;

  /** Whom this room asks. */
  record Outside(MailExchangers exchangers, EhloQuestion ehlo, KeyService service) {}

  ReceiverRoom(EdgeGround ground, Outside outside) {
    EdgeSettings.Receivers wanted = ground.settings().receivers();
    this.hosts = new HostMemory(HostMemory.Settings.DEFAULT, ground.clock(), ground.random());
    this.file = new CapabilityFile(ground.memory().resolve("hosts"));
    this.hops = hops(ground, outside, wanted);
    ReceiverDirectory.Settings usual = ReceiverDirectory.Settings.DEFAULT;
    this.receivers =
        new ReceiverDirectory(
            listed(wanted),
            outside.service(),
            new ReceiverDirectory.Settings(
                wanted.locates(), usual.registered(), usual.unknown(), usual.room()),
            ground.clock());
  }

  private NextHopDirectory hops(EdgeGround ground, Outside outside, EdgeSettings.Receivers wanted) {
    DomainList<NextHopSupport> listed = new DomainList<>(known(wanted.known()));
    if (!wanted.probes() || wanted.smartHost()) {
      return NextHopDirectory.silent(listed, hosts);
    }
    EhloProber prober =
        new EhloProber(
            new EhloProber.Outside(
                outside.exchangers(), outside.ehlo(), permitted(wanted.privateNetworks())),
            ProbeSettings.DEFAULT.onPort(wanted.probePort()),
            hosts,
            ground.clock());
    return NextHopDirectory.probing(listed, prober, hosts);
  }

  private static Map<String, NextHopSupport> known(Map<DomainName, String> wanted) {
    Map<String, NextHopSupport> known = new HashMap<>();
    wanted.forEach((domain, word) -> known.put(domain.value(), WORDS.get(word)));
    return known;
  }

  private static List<Network> permitted(List<String> networks) {
    try {
      return networks.stream().map(Network::of).toList();
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(
          "signet.edge.capability.private-networks: " + wrong.getMessage(), wrong);
    }
  }

  private static ReceiverDirectory.Listed listed(EdgeSettings.Receivers wanted) {
    Map<MailAddress, ReceiverSupport> addresses = new HashMap<>();
    Map<String, ReceiverSupport> domains = new HashMap<>();
    sort(wanted.capable(), ReceiverSupport.YES, addresses, domains);
    sort(wanted.incapable(), ReceiverSupport.NO, addresses, domains);
    return new ReceiverDirectory.Listed(addresses, new DomainList<>(domains));
  }

  private static void sort(
      List<String> words,
      ReceiverSupport support,
      Map<MailAddress, ReceiverSupport> addresses,
      Map<String, ReceiverSupport> domains) {
    try {
      for (String word : words) {
        if (word.contains("@")) {
          addresses.put(MailAddress.of(word), support);
        } else {
          domains.put(word, support);
        }
      }
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting("signet.edge.receivers: " + wrong.getMessage(), wrong);
    }
  }

  @Override
  public NextHopSupport edgeOf(DomainName domain) {
    return hops.of(domain).support();
  }

  @Override
  public ReceiverSupport programOf(MailAddress receiver) {
    return receivers.of(receiver);
  }

  void save() throws IOException {
    file.save(hosts);
  }

  void recall() throws IOException {
    file.restore(hosts);
  }
}
