/** Displays without a terminal, for tests and simulations. Anybody may use them. */
@NullMarked
package io.asciichat.testkit.display;

import org.jspecify.annotations.NullMarked;
