/** What tests build their world from: certificates, keys and lists minted on the spot. */
@NullMarked
package dev.signet.testkit;

import org.jspecify.annotations.NullMarked;
