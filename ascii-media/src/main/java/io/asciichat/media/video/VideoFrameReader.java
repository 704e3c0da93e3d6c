package io.asciichat.media.video;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.media.common.MediaFailure;
import io.asciichat.media.image.Orientation;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes the pictures of a video file in the order they are shown. Times are nanoseconds from the
 * file's first picture. One thread at a time. Holds native memory until {@link #close()}.
 */
final class VideoFrameReader implements AutoCloseable {
  /** So many damaged pieces in a row without a picture mean that there will be no more. */
  private static final int MAX_DAMAGED = 200;

  private final Path file;
  private final VideoStream stream;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final int index;
  private final double nanosPerTick;
  private final double rate;
  private final Orientation orientation;
  private long firstTick = avutil.AV_NOPTS_VALUE;
  private boolean afterJump = true;
  private boolean atEnd;
  private long time;
  private long duration;
  private long measuredLength;
  private boolean lengthFixed;
  private int damaged;
  private long pictures;

  /**
   * Opens a file.
   *
   * @throws AsciiChatException with code MEDIA_OPEN
   */
  VideoFrameReader(Path file) {
    this.file = file;
    stream = VideoStream.open(file);
    index = stream.stream().index();
    nanosPerTick = stream.nanosPerTick();
    rate = stream.rate();
    orientation = stream.orientation();
  }

  /**
   * Decodes the next picture.
   *
   * @param into gets it
   * @return false at the end of the file
   * @throws IOException when the file is damaged beyond going on
   */
  boolean read(AVFrame into) throws IOException {
    while (true) {
      int received = avcodec.avcodec_receive_frame(stream.codec(), into);
      if (received == 0) {
        damaged = 0;
        pictures++;
        stamp(into);
        return true;
      }
      if (received == avutil.AVERROR_EOF) {
        if (!lengthFixed) {
          measuredLength = Math.max(measuredLength, time + duration);
        }
        return false;
      }
      if (received != avutil.AVERROR_EAGAIN()) {
        countDamage();
      }
      if (!atEnd) {
        feed();
      }
    }
  }

  private void feed() throws IOException {
    int read = avformat.av_read_frame(stream.container(), packet);
    if (read == avutil.AVERROR_EOF) {
      atEnd = true;
      avcodec.avcodec_send_packet(stream.codec(), (AVPacket) null);
    } else if (read < 0) {
      throw failure();
    } else {
      boolean refused =
          packet.stream_index() == index && avcodec.avcodec_send_packet(stream.codec(), packet) < 0;
      avcodec.av_packet_unref(packet);
      if (refused) {
        countDamage();
      }
    }
  }

  private void countDamage() throws IOException {
    damaged++;
    if (damaged > MAX_DAMAGED) {
      throw failure();
    }
  }

  /** What to throw when there is nothing more to be had from the file. */
  IOException failure() {
    return MediaFailure.running(
        MediaFailure.decode(file, "is damaged; use another copy of it", null));
  }

  private void stamp(AVFrame frame) {
    long tick = frame.best_effort_timestamp();
    boolean stamped = tick != avutil.AV_NOPTS_VALUE;
    if (firstTick == avutil.AV_NOPTS_VALUE && stamped) {
      firstTick = tick;
    }
    long next = afterJump ? 0 : time + duration;
    if (stamped) {
      next = Math.round((tick - firstTick) * nanosPerTick);
    }
    // A file's stamps may be wrong; within one run through it time must not go back.
    time = afterJump ? Math.max(0, next) : Math.max(time, next);
    duration = Math.round(frame.duration() > 0 ? frame.duration() * nanosPerTick : 1e9 / rate);
    afterJump = false;
  }

  /** When the picture read last is to be shown. */
  long time() {
    return time;
  }

  /**
   * Goes on with the last key picture at or before a time.
   *
   * @throws IOException when the file cannot be positioned
   */
  void jump(long target) throws IOException {
    long tick =
        (firstTick == avutil.AV_NOPTS_VALUE ? 0 : firstTick) + (long) (target / nanosPerTick);
    if (avformat.av_seek_frame(stream.container(), index, tick, avformat.AVSEEK_FLAG_BACKWARD)
        < 0) {
      throw MediaFailure.running(
          MediaFailure.decode(file, "cannot be played again from its beginning", null));
    }
    avcodec.avcodec_flush_buffers(stream.codec());
    atEnd = false;
    afterJump = true;
  }

  /** Leaves out pictures that no other depends on, to catch up; or stops leaving them out. */
  void hurry(boolean late) {
    stream.codec().skip_frame(late ? avcodec.AVDISCARD_NONREF : avcodec.AVDISCARD_DEFAULT);
  }

  /** The file's length: measured once its end was seen, before that what it claims, or 0. */
  long length() {
    return measuredLength > 0 ? measuredLength : stream.claimedLength();
  }

  /**
   * Sets the length that {@link #length()} gives from now on, so that other readers can count on
   * it.
   *
   * @param nanos above 0
   */
  void fixLength(long nanos) {
    measuredLength = nanos;
    lengthFixed = true;
  }

  /** Where the file's time stamps have the first picture, in nanoseconds. */
  long origin() {
    return firstTick == avutil.AV_NOPTS_VALUE ? 0 : Math.round(firstTick * nanosPerTick);
  }

  /** Pictures per second, as far as the file knows. */
  double rate() {
    return rate;
  }

  /** How much wider than high the container says a pixel is; 0 when it says nothing. */
  double pixelShape() {
    return stream.pixelShape();
  }

  /** Returns whether a single picture was all there was, once the end has been seen. */
  boolean isStill() {
    return atEnd && pictures == 1;
  }

  /** How the pictures have to be turned. */
  Orientation orientation() {
    return orientation;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    stream.close();
  }
}
