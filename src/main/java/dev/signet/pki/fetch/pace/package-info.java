/**
 * How often other people's servers are asked: at the same time, per second, and after failures.
 *
 * <p>Time comes from an {@link java.time.InstantSource}. The room knows neither URIs nor contents:
 * a server and a question are words to it.
 */
@NullMarked
package dev.signet.pki.fetch.pace;

import org.jspecify.annotations.NullMarked;
