/**
 * The client use cases: {@link io.asciichat.core.client.AsciiChatClient} sends one's picture and
 * voice to a server, shows and plays what comes back; {@link io.asciichat.core.client.Mirror} shows
 * one's own picture and {@link io.asciichat.core.client.SoundMirror} lets one hear oneself without
 * a server.
 *
 * <p>Tests of single parts lie in this package; those of whole calls need the testkit and lie
 * there, in {@code io.asciichat.testkit.call} and {@code io.asciichat.testkit.sound}.
 */
@NullMarked
package io.asciichat.core.client;

import org.jspecify.annotations.NullMarked;
