/**
 * One side of one connection, the same for server and client: handshake, then packets both ways,
 * with their queue, their keepalive and their time limits. Used by the server and client use cases.
 */
@NullMarked
package io.asciichat.core.link;

import org.jspecify.annotations.NullMarked;
