/**
 * Figures of a running server: immutable snapshots for those who watch it, and the counters that
 * they are read from.
 */
@NullMarked
package io.asciichat.core.statistics;

import org.jspecify.annotations.NullMarked;
