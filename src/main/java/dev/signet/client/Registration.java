package dev.signet.client;

import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.xml.RequestCredentials;

/**
 * An order to register a key (XKMS 2.0 section 7.2).
 *
 * @param credentials secret or key that authenticates the order, and the key whose possession is
 *     proven
 */
public record Registration(PrototypeKeyBinding prototype, RequestCredentials credentials) {}
