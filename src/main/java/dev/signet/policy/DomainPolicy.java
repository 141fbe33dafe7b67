package dev.signet.policy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain declares about all mail of its authors (draft-hallambaker-entity-00 section 4).
 *
 * @param keys that may sign for it
 * @param authentication by protocol ({@code SMIME}, {@code PGP}); what is not there is Undefined
 * @param encryption by protocol ({@code TLS}, {@code SMIME}, {@code PGP}); what is not there is
 *     Undefined
 * @param isMonitored the domain asks receivers to report and not to reject ({@code Mode=monitor})
 * @param notice where security notices may go, {@code mailto:} or {@code https:}
 */
public record DomainPolicy(
    ListedKeys keys,
    Map<String, AuthenticationPolicy> authentication,
    Map<String, EncryptionPolicy> encryption,
    boolean isMonitored,
    Optional<URI> notice) {
  public static final String SMIME = "SMIME";
  public static final String TLS = "TLS";
  public static final String PGP = "PGP";

  /** Nothing declared: everything Undefined, no key listed. */
  public static final DomainPolicy UNDEFINED =
      new DomainPolicy(ListedKeys.NONE, Map.of(), Map.of(), false, Optional.empty());

  public DomainPolicy {
    authentication = Map.copyOf(authentication);
    encryption = Map.copyOf(encryption);
  }

  public AuthenticationPolicy authentication(String protocol) {
    return authentication.getOrDefault(protocol, AuthenticationPolicy.UNDEFINED);
  }

  public EncryptionPolicy encryption(String protocol) {
    return encryption.getOrDefault(protocol, EncryptionPolicy.UNDEFINED);
  }
}
