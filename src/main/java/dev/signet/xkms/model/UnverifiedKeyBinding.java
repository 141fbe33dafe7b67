package dev.signet.xkms.model;

import java.util.Optional;

/** What a Locate service found, without a statement about its truth (XKMS 2.0 section 5.1.2). */
public record UnverifiedKeyBinding(
    BindingDescription description, Optional<ValidityInterval> validity) {}
