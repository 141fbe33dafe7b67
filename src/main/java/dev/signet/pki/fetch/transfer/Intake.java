package dev.signet.pki.fetch.transfer;

import java.nio.file.Path;
import java.util.function.LongPredicate;

/**
 * How much may come in and where it is kept.
 *
 * @param maxOctets largest content
 * @param spend takes octets from the caller's budget; false when they are not left
 * @param memoryOctets larger contents go to a file
 * @param directory where such files are made
 */
public record Intake(long maxOctets, LongPredicate spend, int memoryOctets, Path directory) {}
