/** Pictures as packed RGB, and the exchange that always holds a source's newest one. */
@NullMarked
package io.asciichat.core.video;

import org.jspecify.annotations.NullMarked;
