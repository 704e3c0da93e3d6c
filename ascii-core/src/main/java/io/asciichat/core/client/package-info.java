/**
 * The client use cases: {@link io.asciichat.core.client.AsciiChatClient} sends a picture and a
 * voice to a server, shows and plays what comes back; without a server {@link
 * io.asciichat.core.client.Mirror} shows a picture and {@link io.asciichat.core.client.SoundMirror}
 * plays a voice back.
 *
 * <p>Tests of single parts lie in this package; those of whole calls need the testkit and lie
 * there, in {@code io.asciichat.testkit.call} and {@code io.asciichat.testkit.sound}.
 */
@NullMarked
package io.asciichat.core.client;

import org.jspecify.annotations.NullMarked;
