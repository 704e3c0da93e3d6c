/**
 * Video files and H.265 streams, decoded by FFmpeg, which is optional: everything here except
 * {@link io.asciichat.media.video.Ffmpeg} may be touched only after asking it. Called by {@link
 * io.asciichat.media.MediaFiles} and by applications that wire a server.
 */
@NullMarked
package io.asciichat.media.video;

import org.jspecify.annotations.NullMarked;
