/**
 * Building blocks of sound processing that know nothing of calls: filters, levels, dynamics. Used
 * by the client's voice chain and by the server's mixer. Mono, 48,000 samples a second, each −1 to
 * 1; nothing here allocates after it was made, and each object belongs to one loop.
 */
@NullMarked
package io.asciichat.core.audio.dsp;

import org.jspecify.annotations.NullMarked;
