/**
 * The client use cases: {@link io.asciichat.core.client.AsciiChatClient} sends one's picture to a
 * server and shows what comes back; {@link io.asciichat.core.client.Mirror} shows one's own picture
 * without a server.
 */
@NullMarked
package io.asciichat.core.client;

import org.jspecify.annotations.NullMarked;
