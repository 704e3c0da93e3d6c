/**
 * The load generator: clients that send pictures and sound and count what comes back. Used by the
 * command's {@code load} and by tests; it reaches a server through the ports alone.
 */
@NullMarked
package io.asciichat.testkit.load;

import org.jspecify.annotations.NullMarked;
