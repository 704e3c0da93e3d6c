/**
 * Writes what a display shows to a file: text, a terminal recording, a picture or an animation. An
 * application puts a {@code RecordingDisplay} around its display; nothing else changes.
 */
@NullMarked
package io.asciichat.media.recording;

import org.jspecify.annotations.NullMarked;
