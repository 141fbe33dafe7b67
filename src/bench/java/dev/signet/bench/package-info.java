/**
 * Benchmarks, run on demand: the service under load beside a peer in the same run, as ratios
 * (docs/performance.md).
 *
 * <p>Must not know: anything that only tests know; it drives running services over loopback.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bench;
