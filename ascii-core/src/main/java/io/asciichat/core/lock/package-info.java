/**
 * The only place that creates locks and parks threads: locks with a rank that refuse a wrong order,
 * count their use and can be reported, and the signal a loop waits on. The core and the adapters
 * may use these; {@code synchronized} and {@code java.util.concurrent.locks} are forbidden
 * everywhere else.
 */
@NullMarked
package io.asciichat.core.lock;

import org.jspecify.annotations.NullMarked;
