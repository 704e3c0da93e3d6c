package io.asciichat.media.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.common.MediaFailure;
import io.asciichat.media.video.FileSound.Beginning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A video file at its own speed. One picture is always decoded ahead, over the end of the file too,
 * so that a repetition follows without a pause. A caller that asks late gets the picture that is
 * due and never those before it: small delays leave pictures out, large ones jump. One thread at a
 * time.
 */
public final class VideoFile implements VideoSource {
  /**
   * From a delay of so many pictures on, those that no other depends on are not even decoded. It is
   * more than a decoder with four threads keeps inside, so that the picture due is never one of
   * them.
   */
  private static final int LATE_PICTURES = 8;

  /** From this delay on it is cheaper to jump than to decode everything in between. */
  private static final long VERY_LATE = 2_000_000_000L;

  /** A file with sound lasts a millisecond at least. */
  private static final long MIN_NANOS = 1_000_000;

  private final Path file;
  private final String name;
  private final boolean loop;
  private final VideoFrameReader reader;
  private final RgbConverter converter;
  private AVFrame due = avutil.av_frame_alloc();
  private AVFrame ahead = avutil.av_frame_alloc();
  private final long late;
  private boolean hasAhead;
  private long roundStart;
  private final Beginning beginning = new Beginning();
  private boolean over;
  private boolean closed;

  private VideoFile(Path file, BufferPool pool, boolean loop, VideoFrameReader reader) {
    this.file = file;
    this.name = MediaFailure.nameOf(file);
    this.loop = loop;
    this.reader = reader;
    converter = new RgbConverter(pool, reader.pixelShape());
    late = (long) (LATE_PICTURES * 1e9 / reader.rate());
  }

  /**
   * Opens a video file and decodes its first picture.
   *
   * @param loop whether to start again at the end
   * @throws AsciiChatException with code MEDIA_OPEN, MEDIA_DECODE, or NOT_SUPPORTED without FFmpeg
   */
  public static VideoFile open(Path file, BufferPool pool, boolean loop) {
    Ffmpeg.load("the video '" + MediaFailure.nameOf(file) + "'");
    VideoFile video = new VideoFile(file, pool, loop, new VideoFrameReader(file));
    try {
      video.hasAhead = video.reader.read(video.ahead);
      if (video.hasAhead) {
        return video;
      }
    } catch (IOException e) {
      video.close();
      throw MediaFailure.decode(file, "is damaged; use another copy of it", e);
    }
    video.close();
    throw MediaFailure.decode(
        file,
        "is damaged or incomplete, without a picture that can be decoded; use another copy of it",
        null);
  }

  /**
   * Opens the file's sound: it begins with the first picture or the first sound that is asked for,
   * whichever is first, starts again together with the picture, and ends with it. Call this before
   * the first {@link #next}; the result belongs to a loop of its own.
   *
   * @return nothing when the file has no sound that can be decoded
   */
  public Optional<AudioSource> openSound() {
    return SoundReader.open(file, reader.origin())
        .map(
            sound -> {
              long length = Math.max(MIN_NANOS, sound.lengthOfVideo(reader.rate()));
              reader.fixLength(length);
              return new FileSound(name, sound, beginning, length, loop);
            });
  }

  @Override
  public @Nullable RgbFrame next(long now) throws IOException {
    if (closed || over) {
      return null;
    }
    long elapsed = beginning.elapsed(now);
    if (hasAhead && elapsed - aheadTime() > VERY_LATE) {
      jump(elapsed);
    }
    boolean fresh = false;
    while (hasAhead && aheadTime() <= elapsed) {
      AVFrame shown = due;
      due = ahead;
      ahead = shown;
      fresh = true;
      reader.hurry(elapsed - aheadTime() > late);
      readAhead();
    }
    over = !hasAhead && !loop && elapsed >= roundStart + reader.length();
    return fresh ? convertDue() : null;
  }

  private RgbFrame convertDue() throws IOException {
    RgbFrame converted = converter.convert(due, reader.orientation());
    if (converted == null) {
      throw MediaFailure.running(
          MediaFailure.decode(
              file, "has pictures that FFmpeg here cannot convert; convert it to H.264", null));
    }
    return converted;
  }

  @Override
  public long nextAt() {
    if (hasAhead) {
      return beginning.clockAt(aheadTime());
    }
    return loop ? UNKNOWN : beginning.clockAt(roundStart + reader.length());
  }

  /** When the picture decoded ahead is to be shown, from the first call on. */
  private long aheadTime() {
    return roundStart + reader.time();
  }

  private void readAhead() throws IOException {
    hasAhead = reader.read(ahead);
    // A single picture stays while its sound is repeated: there is nothing to begin again.
    if (!hasAhead && loop && !reader.isStill()) {
      roundStart += Math.max(reader.length(), 1);
      reader.jump(0);
      hasAhead = reader.read(ahead);
      if (!hasAhead) {
        throw reader.failure();
      }
    }
  }

  /** Leaves out everything up to the key picture before this time, whole rounds included. */
  private void jump(long elapsed) throws IOException {
    long length = reader.length();
    long target = elapsed - roundStart;
    if (length <= 0) {
      return;
    }
    if (loop) {
      roundStart += target / length * length;
      target %= length;
    }
    reader.jump(Math.min(target, length));
    readAhead();
  }

  @Override
  public double framesPerSecond() {
    return reader.rate();
  }

  @Override
  public boolean ended() {
    return over;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    avutil.av_frame_free(due);
    avutil.av_frame_free(ahead);
    converter.close();
    reader.close();
  }
}
