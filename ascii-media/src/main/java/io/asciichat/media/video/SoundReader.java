package io.asciichat.media.video;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.AudioSource;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes the sound of a video file piece by piece. Positions are samples at {@link
 * AudioSource#SAMPLE_RATE} from the file's first picture on, so they may be negative. Damage is
 * silence. One thread at a time. Holds native memory until {@link #close()}.
 */
final class SoundReader implements AutoCloseable {
  private static final double SECOND = 1e9;

  /** So many damaged pieces in a row without sound mean that there will be no more. */
  private static final int MAX_DAMAGED = 200;

  /** Time stamps are rounded; a piece that is off by less than 10 ms follows the one before. */
  private static final long TOLERANCE = AudioSource.SAMPLE_RATE / 100;

  /** Later than any time stamp, and far from any overflow. */
  private static final long BEYOND_THE_END = 1L << 46;

  private final AVFormatContext container;
  private final AVStream stream;
  private final AVCodecContext codec;
  private final long origin;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private final MonoConverter converter = new MonoConverter();
  private final double samplesPerTick;
  private boolean afterJump = true;
  private boolean atEnd;
  private int damaged;
  private long position;

  private SoundReader(
      AVFormatContext container, AVStream stream, AVCodecContext codec, long origin) {
    this.container = container;
    this.stream = stream;
    this.codec = codec;
    this.origin = origin;
    AVRational base = stream.time_base();
    samplesPerTick = (double) base.num() * AudioSource.SAMPLE_RATE / base.den();
  }

  /**
   * Opens a file's best sound.
   *
   * @param origin where the file's time stamps have the first picture, in nanoseconds
   * @return nothing when there is none, or none that can be decoded
   */
  static Optional<SoundReader> open(Path file, long origin) {
    AVFormatContext container;
    try {
      container = Container.open(file);
    } catch (AsciiChatException e) {
      return Optional.empty();
    }
    int index =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    if (index >= 0) {
      AVStream stream = container.streams(index);
      AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
      AVCodecContext codec = avcodec.avcodec_alloc_context3(decoder);
      avcodec.avcodec_parameters_to_context(codec, stream.codecpar());
      codec.thread_count(1);
      if (decoder != null && avcodec.avcodec_open2(codec, decoder, (AVDictionary) null) >= 0) {
        return Optional.of(new SoundReader(container, stream, codec, origin));
      }
      avcodec.avcodec_free_context(codec);
    }
    avformat.avformat_close_input(container);
    return Optional.empty();
  }

  /**
   * How long the file's picture lasts, in nanoseconds from the first one, measured by reading the
   * packets after its last key picture: what files claim is not always true. The cover of music
   * lasts as long as the music. Call it first.
   *
   * @param rate pictures a second, for those that do not say how long they last
   */
  long lengthOfVideo(double rate) {
    int index =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (VideoStream.isCover(container.streams(index))) {
      index = stream.index();
    }
    Container.readOnly(container, index);
    AVRational base = container.streams(index).time_base();
    double nanosPerTick = base.num() * SECOND / base.den();
    if (avformat.av_seek_frame(container, index, BEYOND_THE_END, avformat.AVSEEK_FLAG_BACKWARD)
        < 0) {
      avformat.av_seek_frame(container, index, 0, avformat.AVSEEK_FLAG_BACKWARD);
    }
    double end = 0;
    while (avformat.av_read_frame(container, packet) >= 0) {
      long tick = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
      if (packet.stream_index() == index && tick != avutil.AV_NOPTS_VALUE) {
        double lasts = packet.duration() > 0 ? packet.duration() * nanosPerTick : SECOND / rate;
        end = Math.max(end, tick * nanosPerTick + lasts);
      }
      avcodec.av_packet_unref(packet);
    }
    Container.readOnly(container, stream.index());
    jump(0);
    return Math.round(end) - origin;
  }

  /**
   * Decodes the next piece.
   *
   * @return its samples, valid until the next call; empty at the end of the file
   */
  MonoConverter.Piece next() {
    while (true) {
      int received = avcodec.avcodec_receive_frame(codec, frame);
      if (received == 0 && converter.accepts(frame)) {
        damaged = 0;
        return place();
      }
      if (received == avutil.AVERROR_EOF || damaged > MAX_DAMAGED) {
        return converter.nothing();
      }
      if (received != avutil.AVERROR_EAGAIN()) {
        damaged++;
      }
      if (!atEnd) {
        feed();
      }
    }
  }

  /** Converts the frame and finds out where it belongs. */
  private MonoConverter.Piece place() {
    long tick = frame.best_effort_timestamp();
    long stamped = position;
    if (tick != avutil.AV_NOPTS_VALUE) {
      double at = tick * samplesPerTick - origin * (AudioSource.SAMPLE_RATE / SECOND);
      stamped = Math.round(at) - converter.delay();
    }
    if (afterJump || Math.abs(stamped - position) > TOLERANCE) {
      position = stamped;
    }
    afterJump = false;
    MonoConverter.Piece piece = converter.convert(frame, position);
    position += piece.count();
    return piece;
  }

  private void feed() {
    int read = avformat.av_read_frame(container, packet);
    if (read < 0) {
      atEnd = true;
      avcodec.avcodec_send_packet(codec, (AVPacket) null);
      return;
    }
    if (packet.stream_index() == stream.index() && avcodec.avcodec_send_packet(codec, packet) < 0) {
      damaged++;
    }
    avcodec.av_packet_unref(packet);
  }

  /** Goes on with a piece at or before a position, as far as the file can be positioned. */
  void jump(long sample) {
    double seconds = origin / SECOND + (double) sample / AudioSource.SAMPLE_RATE;
    AVRational base = stream.time_base();
    long tick = (long) Math.floor(seconds * base.den() / base.num());
    avformat.av_seek_frame(container, stream.index(), tick, avformat.AVSEEK_FLAG_BACKWARD);
    avcodec.avcodec_flush_buffers(codec);
    converter.reset();
    atEnd = false;
    afterJump = true;
    damaged = 0;
  }

  @Override
  public void close() {
    converter.close();
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(codec);
    avformat.avformat_close_input(container);
  }
}
