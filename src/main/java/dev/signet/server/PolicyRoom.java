package dev.signet.server;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.file.FiledPolicy;
import dev.signet.pki.trust.file.PolicyBook;
import dev.signet.pki.trust.file.PolicyPlaces;
import dev.signet.pki.trust.file.PolicyWatch;
import dev.signet.pki.trust.file.PolicyWatch.Outcome;
import dev.signet.pki.trust.file.UnusablePolicy;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.server.config.WrongSetting;
import dev.signet.server.soap.Endpoint;
import dev.signet.xkms.exchange.later.WaitingRequest;
import dev.signet.xkms.model.Result;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The policies that are in force, each with its endpoint, kept in step with their files. A policy
 * that did not change keeps its endpoint and all that it remembers.
 */
final class PolicyRoom {
  private static final Logger LOG = System.getLogger("dev.signet.policies");

  private final Ground ground;
  private final EndpointRoom endpoints;
  private final PolicyWatch watch;
  private volatile Map<String, Served> served = Map.of();
  private PolicyBook shown = new PolicyBook(Map.of());

  private record Served(FiledPolicy policy, Endpoint endpoint) {}

  private PolicyRoom(Ground ground, EndpointRoom endpoints, PolicyWatch watch) {
    this.ground = ground;
    this.endpoints = endpoints;
    this.watch = watch;
  }

  /**
   * Reads all policies.
   *
   * @throws WrongSetting if they cannot be used; the message names the place
   */
  static PolicyRoom open(Ground ground, EndpointRoom endpoints) {
    try {
      PolicyWatch watch =
          PolicyWatch.open(
              places(ground),
              Optional.of(Certificate.of(ground.authority().certificate())),
              ground.sources().clock());
      PolicyRoom room = new PolicyRoom(ground, endpoints, watch);
      room.lookAgain();
      return room;
    } catch (UnusablePolicy unusable) {
      throw new WrongSetting("trust policy: " + unusable.getMessage(), unusable);
    } catch (IOException unusable) {
      throw new WrongSetting("the directory of a policy cannot be made: " + unusable, unusable);
    }
  }

  /** Directories of our own are made, so that an operator sees where certificates go. */
  private static PolicyPlaces places(Ground ground) throws IOException {
    Map<String, Path> directories = new LinkedHashMap<>();
    for (PolicySettings policy : ground.settings().policies()) {
      directories.put(policy.name(), policy.directory());
    }
    PolicyPlaces places =
        new PolicyPlaces(ground.settings().policyFiles().directory(), directories);
    for (PolicySettings policy : ground.settings().policies()) {
      boolean isOurs = policy.directory().startsWith(ground.data().root());
      if (isOurs
          && Files.notExists(policy.directory())
          && Files.notExists(places.file(policy.name()))) {
        ground.data().prepare(policy.directory());
      }
    }
    return places;
  }

  /** The endpoint of that policy, if there is one and it is served. */
  Optional<Endpoint> endpoint(String policy) {
    return Optional.ofNullable(served.get(policy)).map(Served::endpoint);
  }

  /**
   * Carries out a request that has waited, by the policy that it was sent to.
   *
   * @throws IllegalStateException if that policy is served no more
   */
  Result carryOut(WaitingRequest waiting) {
    return endpoint(waiting.policy())
        .orElseThrow(() -> new IllegalStateException("the policy is gone: " + waiting.policy()))
        .later()
        .apply(waiting);
  }

  PolicyWatch.Standing standing() {
    return watch.standing();
  }

  /** Reads the policies again if their files changed. */
  synchronized Outcome lookAgain() {
    return entered(watch.check());
  }

  /** Reads the policies again in any case. */
  synchronized Outcome reload() {
    return entered(watch.reload());
  }

  private Outcome entered(Outcome outcome) {
    if (watch.book() != shown) {
      serve();
      LOG.log(Level.INFO, "trust policies in force now: {0}", words());
    }
    if (outcome == Outcome.REFUSED) {
      LOG.log(
          Level.ERROR,
          "trust policies refused, the former ones stay in force: {0}",
          watch.standing().refusal().map(PolicyWatch.Refusal::because).orElse(""));
    }
    return outcome;
  }

  /** A book that was read but could not be served is tried again at the next look. */
  private void serve() {
    PolicyBook book = watch.book();
    Map<String, Served> next = new LinkedHashMap<>();
    for (FiledPolicy policy : book.served()) {
      Served former = served.get(policy.name());
      next.put(
          policy.name(),
          former != null && former.policy() == policy ? former : new Served(policy, made(policy)));
    }
    served = next;
    shown = book;
  }

  private Endpoint made(FiledPolicy policy) {
    return endpoints.of(ground.settings().policy(policy.name()), new Trust(policy));
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (FiledPolicy policy : watch.book().policies().values()) {
      words
          .append(words.length() == 0 ? "" : ", ")
          .append(policy.name())
          .append(" (")
          .append(policy.terms().anchors().size())
          .append(" anchors)");
    }
    return words.toString();
  }
}
