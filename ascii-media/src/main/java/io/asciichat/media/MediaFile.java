package io.asciichat.media;

import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.VideoSource;
import java.util.Optional;

/**
 * An open media file. Picture and sound keep in step by themselves when both are asked by the same
 * clock; each belongs to a loop of its own and is closed by its user.
 *
 * @param video its picture
 * @param sound its sound; nothing when it has none, or none that can be decoded
 */
public record MediaFile(VideoSource video, Optional<AudioSource> sound) {}
