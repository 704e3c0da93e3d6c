/**
 * Cameras, pictures and video files as the core's video ports. Applications call {@link
 * io.asciichat.media.MediaFiles}, {@link io.asciichat.media.camera.Cameras} and {@link
 * io.asciichat.media.video.HevcDecoderFactory}; the rest serves these three.
 *
 * <p>What cannot be opened is an {@link io.asciichat.core.error.AsciiChatException}. What fails
 * while it plays is an {@link java.io.IOException} whose cause is such an exception with the same
 * line and the error code.
 */
@NullMarked
package io.asciichat.media;

import org.jspecify.annotations.NullMarked;
