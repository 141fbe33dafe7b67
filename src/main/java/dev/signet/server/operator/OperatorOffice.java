package dev.signet.server.operator;

import dev.signet.registration.SecretOffice;

/**
 * What stands behind the operator's door.
 *
 * @param remote whether the operator may come from another machine, over TLS
 */
public record OperatorOffice(SecretOffice secrets, OperatorToken token, boolean remote) {}
