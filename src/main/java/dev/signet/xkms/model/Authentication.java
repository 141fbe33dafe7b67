package dev.signet.xkms.model;

import java.util.Optional;

/**
 * What a requestor shows to be allowed to register (XKMS 2.0 section 7.1.4); may be empty, then
 * nothing was shown.
 *
 * @param keyBinding signature over the key binding
 * @param notBound a credential that is not bound to the request
 */
public record Authentication(Optional<BindingSignature> keyBinding, Optional<NotBound> notBound) {
  public static final Authentication NONE = new Authentication(Optional.empty(), Optional.empty());

  /**
   * NotBoundAuthentication: a bearer credential, only for protected channels.
   *
   * @param protocol URI that says how to read the value
   */
  public record NotBound(String protocol, Octets value) {}

  public boolean isEmpty() {
    return keyBinding.isEmpty() && notBound.isEmpty();
  }
}
