/**
 * The cost of one client to a server: packets, bytes and processor time a second, for each kind of
 * traffic. Reckons with the time it is given and measures nothing, so that a simulation gives the
 * same answers as a busy machine.
 */
@NullMarked
package io.asciichat.core.server.budget;

import org.jspecify.annotations.NullMarked;
