package dev.signet.policy;

import dev.signet.entity.DomainName;

/** Where declared policies are looked up; the outside world begins here. */
public interface PolicyLookup {

  /** Looks up what this domain declares; never throws for what DNS says or does not say. */
  PolicyFinding of(DomainName domain);
}
