package dev.signet.xkms.model;

import java.util.Optional;

/** A key binding and the service's judgement of it (XKMS 2.0 section 5.2). */
public record KeyBinding(
    BindingDescription description, Optional<ValidityInterval> validity, KeyStatus status) {}
