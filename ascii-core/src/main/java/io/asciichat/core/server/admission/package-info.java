/**
 * Admission: how many connections and clients each network may have, which connection gives way to
 * a newcomer, and what wrong passwords cost. Knows nothing of packets; a server reports what
 * happens to each {@link io.asciichat.core.server.admission.Visit}.
 */
@NullMarked
package io.asciichat.core.server.admission;

import org.jspecify.annotations.NullMarked;
