package dev.signet.client;

import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.util.Optional;

/**
 * Which service a client asks, what it believes and how it behaves.
 *
 * @param identity signs every request, if given; the answer then has to echo the signature value
 *     where it echoes any, and in any case where it came over plain HTTP and a signing key is
 *     pinned
 * @param profile which signature algorithms are admitted in answers
 */
public record ClientSettings(
    ServiceAddress address,
    ResponseTrust trust,
    ClientLimits limits,
    Optional<SigningIdentity> identity,
    AlgorithmProfile profile) {

  /** Modern algorithms, default limits, unsigned requests. */
  public static ClientSettings of(ServiceAddress address, ResponseTrust trust) {
    return new ClientSettings(
        address, trust, ClientLimits.DEFAULT, Optional.empty(), AlgorithmProfile.MODERN);
  }

  public ClientSettings withLimits(ClientLimits other) {
    return new ClientSettings(address, trust, other, identity, profile);
  }

  public ClientSettings withIdentity(SigningIdentity signer) {
    return new ClientSettings(address, trust, limits, Optional.of(signer), profile);
  }

  public ClientSettings withProfile(AlgorithmProfile other) {
    return new ClientSettings(address, trust, limits, identity, other);
  }
}
