/**
 * Sound filters of TarsosDSP, which is optional: everything here except the question whether it is
 * available may be used only after asking it. Called by applications that build a voice chain.
 */
@NullMarked
package io.asciichat.media.audio.filter;

import org.jspecify.annotations.NullMarked;
