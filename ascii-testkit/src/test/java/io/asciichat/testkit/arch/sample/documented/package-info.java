/** A package as it should be. */
@NullMarked
package io.asciichat.testkit.arch.sample.documented;

import org.jspecify.annotations.NullMarked;
