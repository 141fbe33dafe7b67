package dev.signet.xkms.model;

import java.util.Optional;

/** The key binding that a requestor wishes to have registered (XKMS 2.0 section 7.1). */
public record PrototypeKeyBinding(
    BindingDescription description,
    Optional<ValidityInterval> validity,
    Optional<Octets> revocationCodeIdentifier) {}
