/** Loops as objects with one step, and the runner that gives each a thread of its own. */
@NullMarked
package io.asciichat.core.loop;

import org.jspecify.annotations.NullMarked;
