/**
 * Lateness of packets of sound, and the delay that it asks for: {@link
 * io.asciichat.core.audio.jitter.JitterEstimator}. A client asks it for what the server sends, a
 * server for what each client sends.
 */
@NullMarked
package io.asciichat.core.audio.jitter;

import org.jspecify.annotations.NullMarked;
