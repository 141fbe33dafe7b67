package dev.signet.xkms.registry;

import java.util.List;

/** Where key bindings are found: the registry, later also keys published in DNS. */
public interface KeySource {
  /**
   * All bindings that match, revoked and expired ones too: usable ones first, then newest first.
   *
   * @param limit at most so many are returned
   * @throws RegistryUnavailable if the source cannot be asked
   */
  List<RegisteredBinding> find(Lookup lookup, int limit);
}
