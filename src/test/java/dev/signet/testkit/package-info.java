/**
 * What tests of more than one room need: minted certificates, running servers, corpora.
 *
 * <p>Nothing here is shipped, and nothing here decides what is right.
 */
@NullMarked
package dev.signet.testkit;

import org.jspecify.annotations.NullMarked;
