/** Small random hierarchies, judged by this engine and by two others. */
@NullMarked
package dev.signet.pki.differential;

import org.jspecify.annotations.NullMarked;
