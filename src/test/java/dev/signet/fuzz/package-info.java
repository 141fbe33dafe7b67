/**
 * Strangers' octets for every reader of the key service: kept inputs are tried again in each build,
 * and new ones are looked for when {@code JAZZER_FUZZ=1} is set (one test at a time).
 */
@NullMarked
package dev.signet.fuzz;

import org.jspecify.annotations.NullMarked;
