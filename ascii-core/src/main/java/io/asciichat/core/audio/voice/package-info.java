/**
 * The stages that a microphone's sound goes through before it is sent: {@link
 * io.asciichat.core.audio.voice.VoiceChain}. Used by the client's capture loop.
 */
@NullMarked
package io.asciichat.core.audio.voice;

import org.jspecify.annotations.NullMarked;
