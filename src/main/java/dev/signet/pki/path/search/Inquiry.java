package dev.signet.pki.path.search;

import java.time.Duration;

/**
 * One question to the outside.
 *
 * @param location the URL or the name that was asked
 * @param outcome what came of it, for a person
 */
public record Inquiry(String location, String outcome, Duration took) {}
