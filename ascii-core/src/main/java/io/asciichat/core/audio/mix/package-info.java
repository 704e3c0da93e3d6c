/**
 * Mixes the voices of a call: a {@link io.asciichat.core.audio.mix.VoiceStrip} cleans each voice as
 * it comes in, and the {@link io.asciichat.core.audio.mix.Mixer} makes of all of them one mix for
 * each listener, without the listener's own voice. Pure arithmetic on arrays of samples (mono, 48
 * kHz, −1 to 1): no time, no threads, and nothing is allocated once a call is set up. Called by the
 * server's audio loops.
 *
 * <p>The terms are those of a mixing desk: a strip is what one voice passes through, a bus is what
 * one mix passes through.
 */
@NullMarked
package io.asciichat.core.audio.mix;

import org.jspecify.annotations.NullMarked;
