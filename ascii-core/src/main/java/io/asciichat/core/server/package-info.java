/**
 * The server use case: accepts clients, keeps their newest pictures, renders for every viewer and
 * sends. Applications build an {@link io.asciichat.core.server.AsciiChatServer} with adapters for
 * the ports.
 */
@NullMarked
package io.asciichat.core.server;

import org.jspecify.annotations.NullMarked;
