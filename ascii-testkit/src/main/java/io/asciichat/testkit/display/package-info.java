/** Displays without a terminal, for tests and simulations of any module. */
@NullMarked
package io.asciichat.testkit.display;

import org.jspecify.annotations.NullMarked;
