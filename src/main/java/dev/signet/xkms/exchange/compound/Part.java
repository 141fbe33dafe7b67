package dev.signet.xkms.exchange.compound;

import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.dom.Lifted;

/**
 * One request of a compound.
 *
 * @param index its place in the compound, from 0
 * @param request as it was read with the compound; to name it, not to carry it out
 * @param message its own copy of the message, which nobody else touches
 */
record Part(int index, Request.Simple request, Lifted message) {}
