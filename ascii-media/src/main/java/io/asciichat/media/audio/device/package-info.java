/**
 * Microphones and speakers of this machine, through {@code javax.sound.sampled}. Applications list
 * and open them with {@link io.asciichat.media.audio.device.SoundCards} and pass them to the core
 * as {@link io.asciichat.core.port.AudioSource} and {@link io.asciichat.core.port.AudioSink}.
 */
@NullMarked
package io.asciichat.media.audio.device;

import org.jspecify.annotations.NullMarked;
