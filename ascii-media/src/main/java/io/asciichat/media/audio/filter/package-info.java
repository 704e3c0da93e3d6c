/**
 * Sound filters of TarsosDSP, which is optional: everything here except the question whether it is
 * available may be used only after asking it. Applications pass them to a client as filters of
 * their own.
 */
@NullMarked
package io.asciichat.media.audio.filter;

import org.jspecify.annotations.NullMarked;
