/**
 * The ledger in the shared database.
 *
 * <p>Standard: JDBC 4.3. Two nodes may share a database; races are decided there.
 *
 * <p>Must not know: messages as XML, configuration.
 */
@NullMarked
package dev.signet.xkms.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
