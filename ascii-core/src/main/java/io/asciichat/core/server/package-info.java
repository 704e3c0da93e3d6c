/**
 * The server use case: accepts clients, keeps their newest pictures, renders for every viewer and
 * sends. Applications build an {@link io.asciichat.core.server.AsciiChatServer} with adapters for
 * the ports.
 *
 * <p>Tests of single parts lie in this package; those of whole calls need the testkit and lie
 * there, in {@code io.asciichat.testkit.call}.
 */
@NullMarked
package io.asciichat.core.server;

import org.jspecify.annotations.NullMarked;
