/**
 * A whole call under simulated time: a real server and real clients on an in-memory network, played
 * by one thread. For tests of everything that lies above the transport.
 */
@NullMarked
package io.asciichat.testkit.call;

import org.jspecify.annotations.NullMarked;
