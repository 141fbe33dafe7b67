/**
 * What the house costs: micro benchmarks and load drivers, compiled by the build, run on demand.
 */
@NullMarked
package dev.signet.bench;

import org.jspecify.annotations.NullMarked;
