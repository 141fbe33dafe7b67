package dev.signet.xkms.model;

import java.time.Instant;
import java.util.Optional;

/** A key binding asked for by example (XKMS 2.0 section 5.1). */
public record QueryKeyBinding(BindingDescription description, Optional<Instant> timeInstant) {}
