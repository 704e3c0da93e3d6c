/**
 * Echo cancelling without any library. Applications put {@link
 * io.asciichat.core.audio.echo.AdaptiveEchoCanceller} into the voice chain.
 */
@NullMarked
package io.asciichat.core.audio.echo;

import org.jspecify.annotations.NullMarked;
