/**
 * What an operator may set: records that check themselves, and the one list of keys they are read
 * from.
 *
 * <p>Standard: MicroProfile Config 3.1.
 *
 * <p>Must not know: what is done with a setting.
 */
@NullMarked
package dev.signet.server.config;

import org.jspecify.annotations.NullMarked;
