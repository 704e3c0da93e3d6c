/**
 * From packets that arrive when the network likes to samples when the speakers want them: {@link
 * io.asciichat.core.audio.playback.JitterBuffer}. A client's receive loop puts packets in, its
 * playback loop takes samples out.
 */
@NullMarked
package io.asciichat.core.audio.playback;

import org.jspecify.annotations.NullMarked;
