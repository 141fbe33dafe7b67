/**
 * Other people's path validation, put to the same cases: only for the comparison in
 * docs/conformance/paths.md.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.conformance.peer;
