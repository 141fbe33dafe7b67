package dev.signet.server.operator;

/**
 * What stands behind the operator's door.
 *
 * @param remote whether the operator may come from another machine, over TLS
 */
public record OperatorOffice(SecretDesk desk, OperatorToken token, boolean remote) {}
