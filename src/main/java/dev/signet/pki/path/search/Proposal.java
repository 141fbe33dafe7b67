package dev.signet.pki.path.search;

import dev.signet.pki.path.rule.CandidatePath;

/**
 * A path whose signatures verify up to an anchor.
 *
 * @param isClean whether the search knows of nothing against it beside what speaks against its leaf
 */
public record Proposal(CandidatePath path, boolean isClean) {}
