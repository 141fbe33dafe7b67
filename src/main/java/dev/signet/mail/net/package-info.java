/**
 * Connections of mail programs: listeners with back-pressure, streams on which every wait ends.
 *
 * <p>Standards: none; TCP and UNIX sockets, TLS 1.2 and 1.3 (RFC 5246, RFC 8446) by the JDK.
 *
 * <p>Must not know: any protocol that is spoken over a connection.
 */
@NullMarked
package dev.signet.mail.net;

import org.jspecify.annotations.NullMarked;
