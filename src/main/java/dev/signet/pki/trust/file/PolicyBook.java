package dev.signet.pki.trust.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All policies of a set by name, as they were at one moment; it never changes. */
public record PolicyBook(Map<String, FiledPolicy> policies) {

  public PolicyBook {
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
  }

  public Optional<FiledPolicy> policy(String name) {
    return Optional.ofNullable(policies.get(name));
  }

  /** Those that are offered to requestors. */
  public List<FiledPolicy> served() {
    return policies.values().stream().filter(FiledPolicy::isServed).toList();
  }

  /** The same book; policies that are as they were in the former one are the very same objects. */
  PolicyBook keeping(PolicyBook former) {
    Map<String, FiledPolicy> kept = new LinkedHashMap<>(policies);
    kept.replaceAll((name, now) -> former.policy(name).filter(now::equals).orElse(now));
    return new PolicyBook(kept);
  }
}
