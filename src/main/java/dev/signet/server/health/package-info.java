/**
 * What probes are told: started, alive, and ready, with each thing that readiness hangs on by its
 * own name.
 *
 * <p>Standard: MicroProfile Health 4.0.
 *
 * <p>Must not know: how a sign is taken; and no secret stands in one.
 */
@NullMarked
package dev.signet.server.health;

import org.jspecify.annotations.NullMarked;
