/**
 * Text as pixels: draws what a terminal would show of a frame, with a bundled font, the same on
 * every machine. The command draws recordings with it, the quality bench compares pictures.
 */
@NullMarked
package io.asciichat.media.picture;

import org.jspecify.annotations.NullMarked;
