package dev.signet.server.operator;

import dev.signet.registration.SecretOffice;
import java.util.Optional;

/**
 * What stands behind the operator's door.
 *
 * @param approvals empty where no request ever waits for operators
 * @param remote whether operators may come from another machine, over TLS
 */
public record OperatorOffice(
    SecretOffice secrets, Optional<Approvals> approvals, Operators operators, boolean remote) {}
