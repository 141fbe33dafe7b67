package dev.signet.xkms.xkrss;

import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.xkms.exchange.KeyRegistration;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.repeat.Repetition;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.Registry;
import dev.signet.xkms.registry.SecretStore;
import dev.signet.xkms.xkrss.authentication.Authenticator;
import dev.signet.xkms.xkrss.authentication.RevocationCodes;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The X-KRSS service of one endpoint: registers, reissues, revokes and, where switched on, recovers
 * (XKMS 2.0 section 7).
 */
public final class RegistrationService implements KeyRegistration {

  private final RegisterService register;
  private final ReissueService reissue;
  private final RevokeService revoke;
  private final RecoverService recover;

  /**
   * Where bindings and secrets are kept; both in one database, so that a change and the secret it
   * costs go together.
   */
  public record Stores(Registry registry, SecretStore secrets) {}

  /**
   * What the service works with.
   *
   * @param authority issues certificates; empty: none are issued, whatever the rules say
   * @param escrow keeps private keys; must be there if the rules have recovery on
   * @param profile decides on the cipher under which generated keys are handed over
   * @param repetition makes the receipts; it is asked for them by whoever hands requests on
   */
  public record Equipment(
      Optional<IssuingAuthority> authority,
      Optional<EscrowKey> escrow,
      AlgorithmProfile profile,
      Repetition repetition,
      SecureRandom random,
      InstantSource clock) {}

  /**
   * @throws IllegalArgumentException if recovery is on and there is no escrow key
   */
  public RegistrationService(
      Stores stores, RegistrationRules rules, Equipment equipment, Answers answers) {
    if (rules.escrow().recovery() && equipment.escrow().isEmpty()) {
      throw new IllegalArgumentException("recovery of private keys needs an escrow key");
    }
    Desk desk = desk(stores, rules, equipment, answers);
    Optional<EscrowKey> escrow = equipment.escrow().filter(key -> rules.escrow().recovery());
    PrivateKeys keys =
        new PrivateKeys(
            rules.escrow().generatedBits(), equipment.profile(), equipment.random(), escrow);
    this.register =
        new RegisterService(desk, Optional.of(keys).filter(k -> rules.admission().generatedKeys()));
    this.reissue = new ReissueService(desk);
    this.revoke = new RevokeService(desk, codes(stores, rules, equipment));
    this.recover =
        new RecoverService(desk, Optional.of(keys).filter(k -> rules.escrow().recovery()));
  }

  private static Desk desk(
      Stores stores, RegistrationRules rules, Equipment equipment, Answers answers) {
    Authenticator.Sources sources = new Authenticator.Sources(stores.secrets(), stores.registry());
    return new Desk(
        stores.registry(),
        new Authenticator(sources, rules.lockOut(), equipment.random(), equipment.clock()),
        new Certification(equipment.authority().filter(authority -> rules.certificates())),
        rules,
        answers,
        equipment.repetition(),
        equipment.clock());
  }

  private static RevocationCodes codes(
      Stores stores, RegistrationRules rules, Equipment equipment) {
    return new RevocationCodes(
        stores.secrets(), rules.lockOut(), equipment.random(), equipment.clock());
  }

  @Override
  public Result.Register register(ReceivedRequest<Request.Register> request) throws Refused {
    return register.register(request);
  }

  @Override
  public Result.Reissue reissue(ReceivedRequest<Request.Reissue> request) throws Refused {
    return reissue.reissue(request);
  }

  @Override
  public Result.Revoke revoke(ReceivedRequest<Request.Revoke> request) throws Refused {
    return revoke.revoke(request);
  }

  @Override
  public Result.Recover recover(ReceivedRequest<Request.Recover> request) throws Refused {
    return recover.recover(request);
  }
}
