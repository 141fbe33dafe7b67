/**
 * One way to talk to the database that all nodes of a service share: statements, transactions that
 * try again, the schema and its steps, and troubles in words.
 *
 * <p>Standard: SQL as H2 and PostgreSQL both speak it; JDBC 4.3.
 *
 * <p>Must not know: what the tables mean, connection pools, configuration.
 */
@NullMarked
package dev.signet.xkms.database;

import org.jspecify.annotations.NullMarked;
