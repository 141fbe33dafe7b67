package dev.signet.server.soap;

import dev.signet.xkms.exchange.ResultHeaders;

/**
 * One trust policy's door.
 *
 * @param headers of results that are made at the door, because the message did not get further
 */
public record Endpoint(MessageService service, ResultHeaders headers) {}
