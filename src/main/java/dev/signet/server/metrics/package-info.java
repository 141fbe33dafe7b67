/**
 * Numbers for monitoring: counters and gauges at {@code /metrics}.
 *
 * <p>Standard: the Prometheus text format, version 0.0.4.
 *
 * <p>Must not know: what is counted.
 */
@NullMarked
package dev.signet.server.metrics;

import org.jspecify.annotations.NullMarked;
