/**
 * Echo cancelling without any library. {@link io.asciichat.core.audio.echo.AdaptiveEchoCanceller}
 * comes first in the voice chain.
 */
@NullMarked
package io.asciichat.core.audio.echo;

import org.jspecify.annotations.NullMarked;
