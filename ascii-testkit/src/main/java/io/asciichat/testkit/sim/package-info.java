/**
 * Simulated time: a clock that is moved by hand, and a scheduler that plays loops and timers in
 * deadline order on one thread. For tests, here and in other projects.
 */
@NullMarked
package io.asciichat.testkit.sim;

import org.jspecify.annotations.NullMarked;
