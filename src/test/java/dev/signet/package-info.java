/**
 * The plan of the house and its style, as tests.
 *
 * <p>They read classes and sources, and know no room from inside.
 */
@NullMarked
package dev.signet;

import org.jspecify.annotations.NullMarked;
