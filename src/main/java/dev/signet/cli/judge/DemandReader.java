package dev.signet.cli.judge;

import dev.signet.cli.judge.cases.Demands;
import dev.signet.cli.judge.cases.UnreadableCase;
import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.Octets;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.Purpose;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The purposes and identities that a case demands, in the engine's words. */
record DemandReader(Demands demands, boolean usageBits) {

  /** A name that is none, so that nothing can be bound to it. */
  static final class NoName extends Exception {
    private static final long serialVersionUID = 1L;

    NoName(String message) {
      super(message);
    }
  }

  /** At least one; each has to be fulfilled. */
  List<Purpose> purposes() throws UnreadableCase {
    List<Purpose> all = new ArrayList<>();
    for (String oid : demands.purposes()) {
      all.add(new Purpose("case", consistent(oid), Optional.of(oid)));
    }
    for (String word : demands.keyUsages()) {
      all.add(new Purpose("case", Set.of(keyUse(word)), Optional.empty()));
    }
    return all.isEmpty() ? List.of(Purpose.ANY) : all;
  }

  /** The bits that RFC 5280 section 4.2.1.12 calls consistent with a purpose. */
  private Set<KeyUse> consistent(String oid) {
    if (!usageBits) {
      return Set.of();
    }
    if (Purpose.TLS_SERVER.extended().filter(oid::equals).isPresent()) {
      return Purpose.TLS_SERVER.oneOf();
    }
    return Purpose.TLS_CLIENT.extended().filter(oid::equals).isPresent()
        ? Purpose.TLS_CLIENT.oneOf()
        : Set.of();
  }

  private static KeyUse keyUse(String word) throws UnreadableCase {
    if (word.equals("contentCommitment")) {
      return KeyUse.NON_REPUDIATION; // its later name
    }
    String name = word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    try {
      return KeyUse.valueOf(name.replace("C_R_L", "CRL"));
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableCase("there is no key usage " + word);
    }
  }

  /** Each has to be bound; none means that any will do. */
  List<Optional<Identity>> identities() throws NoName {
    List<Optional<Identity>> all = new ArrayList<>();
    for (Demands.Name name : demands.names()) {
      all.add(Optional.of(identity(name)));
    }
    return all.isEmpty() ? List.of(Optional.empty()) : all;
  }

  private static Identity identity(Demands.Name name) throws NoName {
    Optional<Identity> identity =
        switch (name.kind()) {
          case DNS -> DomainName.parse(name.value()).map(Identity.Host::new);
          case RFC822 -> MailAddress.parse(name.value()).map(Identity.Mailbox::new);
          case IP -> address(name.value());
        };
    if (identity.isEmpty()) {
      throw new NoName("'" + name.value() + "' is no name of the kind " + name.kind());
    }
    return identity.get();
  }

  /** Literals only: nothing is looked up. */
  private static Optional<Identity> address(String text) {
    if (!text.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return Optional.empty();
    }
    try {
      byte[] octets = InetAddress.getByName(text).getAddress();
      return Optional.of(new Identity.HostAddress(Octets.of(octets)));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
