package dev.signet.server.soap;

import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.later.WaitingRequest;
import dev.signet.xkms.model.Result;
import java.util.function.Function;

/**
 * One trust policy's door.
 *
 * @param later carries out a request that has waited
 * @param headers of results that are made at the door, because the message did not get further
 */
public record Endpoint(
    MessageService service, ResultHeaders headers, Function<WaitingRequest, Result> later) {}
