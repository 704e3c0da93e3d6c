/**
 * Finds faults by itself: plans of trouble made from seeds, calls that are played through them in
 * simulated time, invariants that every honest participant is held to, and the smallest plan that
 * still fails. {@link io.asciichat.testkit.fault.SeedSearch} is the way in, as a command and as a
 * class for tests.
 */
@NullMarked
package io.asciichat.testkit.fault;

import org.jspecify.annotations.NullMarked;
