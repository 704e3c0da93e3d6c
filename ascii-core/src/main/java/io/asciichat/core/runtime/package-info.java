/**
 * The runtime of servers and clients: clock, loop runner, buffers and the bounds of their links.
 * Applications give one to the builders of both; see {@link io.asciichat.core.runtime.ChatRuntime}.
 */
@NullMarked
package io.asciichat.core.runtime;

import org.jspecify.annotations.NullMarked;
