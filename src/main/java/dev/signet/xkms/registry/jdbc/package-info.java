/**
 * The registry in a relational database: one code and one schema for H2 and PostgreSQL, over plain
 * JDBC.
 *
 * <p>Standard: SQL as both databases speak it; JDBC 4.3. A change is one transaction; two nodes may
 * share a database, for races are decided by its unique constraints and row locks.
 *
 * <p>Must not know: connection pools, configuration, messages, trust.
 */
@NullMarked
package dev.signet.xkms.registry.jdbc;

import org.jspecify.annotations.NullMarked;
