/**
 * The sound of a call on the server: what each client sends is decoded, mixed 172 times a second
 * and sent to the others. {@link io.asciichat.core.server.sound.CallSound} is made once for each
 * server and hands out a {@link io.asciichat.core.server.sound.SessionSound} for each client;
 * nothing else of this package is for its users, which are the server's sessions alone.
 */
@NullMarked
package io.asciichat.core.server.sound;

import org.jspecify.annotations.NullMarked;
