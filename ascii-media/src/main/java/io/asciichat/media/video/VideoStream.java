package io.asciichat.media.video;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.media.common.MediaFailure;
import io.asciichat.media.common.MediaLimits;
import io.asciichat.media.image.Orientation;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * An open video file: its container, its best video stream and that stream's decoder.
 *
 * @param container the file, of whose streams only one is read
 * @param stream the video in it
 * @param codec its decoder
 */
record VideoStream(AVFormatContext container, AVStream stream, AVCodecContext codec)
    implements AutoCloseable {
  private static final double SECOND = 1e9;
  private static final double DEFAULT_RATE = 25;
  private static final double MAX_RATE = 120;

  /** Decoding threads at the most: enough for large videos, few enough to leave the call alone. */
  private static final int MAX_THREADS = 4;

  /**
   * Opens a file.
   *
   * @throws AsciiChatException with code MEDIA_OPEN
   */
  static VideoStream open(Path file) {
    AVFormatContext container = Container.open(file);
    try {
      AVStream stream = findStream(file, container);
      return new VideoStream(container, stream, openCodec(file, stream));
    } catch (AsciiChatException e) {
      avformat.avformat_close_input(container);
      throw e;
    }
  }

  private static AVStream findStream(Path file, AVFormatContext container) {
    int best =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (best < 0) {
      throw MediaFailure.open(
          file, "has no video and no cover that can be decoded; use another file", null);
    }
    Container.readOnly(container, best);
    return container.streams(best);
  }

  private static AVCodecContext openCodec(Path file, AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    if (parameters.width() < 1 || parameters.height() < 1) {
      throw MediaFailure.decode(
          file,
          "is damaged or incomplete, or a WebP that moves; use another copy, or convert it to GIF",
          null);
    }
    MediaLimits.check(file, parameters.width(), parameters.height());
    AVCodec decoder = decoderOf(stream);
    AVCodecContext codec = avcodec.avcodec_alloc_context3(decoder);
    avcodec.avcodec_parameters_to_context(codec, parameters);
    codec.max_pixels(MediaLimits.MAX_PIXELS_READ);
    codec.thread_count(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
    if (decoder == null || avcodec.avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
      avcodec.avcodec_free_context(codec);
      throw MediaFailure.open(
          file, "has video of a kind that FFmpeg here cannot decode; convert it to H.264", null);
    }
    return codec;
  }

  /**
   * FFmpeg's own decoders of VP8 and VP9 leave out the transparency that WebM and Matroska keep
   * beside the picture; those of libvpx do not.
   */
  private static @Nullable AVCodec decoderOf(AVStream stream) {
    int id = stream.codecpar().codec_id();
    if (avutil.av_dict_get(stream.metadata(), "alpha_mode", null, 0) != null) {
      AVCodec transparent =
          switch (id) {
            case avcodec.AV_CODEC_ID_VP8 -> avcodec.avcodec_find_decoder_by_name("libvpx");
            case avcodec.AV_CODEC_ID_VP9 -> avcodec.avcodec_find_decoder_by_name("libvpx-vp9");
            default -> null;
          };
      if (transparent != null) {
        return transparent;
      }
    }
    return avcodec.avcodec_find_decoder(id);
  }

  /** How long one unit of the stream's time stamps is. */
  double nanosPerTick() {
    AVRational base = stream.time_base();
    return base.num() * SECOND / base.den();
  }

  /** Pictures per second, as far as the file knows. */
  double rate() {
    AVRational rate = avformat.av_guess_frame_rate(container, stream, (AVFrame) null);
    double known = rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
    return known > 0 ? Math.clamp(known, 1, MAX_RATE) : DEFAULT_RATE;
  }

  /** The length the file claims, in nanoseconds; 0 when it claims none. */
  long claimedLength() {
    if (stream.duration() > 0) {
      return (long) (stream.duration() * nanosPerTick());
    }
    return container.duration() > 0
        ? (long) (container.duration() * (SECOND / avutil.AV_TIME_BASE))
        : 0;
  }

  /** How the pictures have to be turned. */
  Orientation orientation() {
    AVCodecParameters parameters = stream.codecpar();
    if (parameters.nb_coded_side_data() == 0) {
      return Orientation.UPRIGHT;
    }
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.size() < 9 * Integer.BYTES) {
      return Orientation.UPRIGHT;
    }
    // 16.16 fixed point, row by row: a b u, c d v, x y w; see av_display_rotation_get.
    IntPointer numbers = new IntPointer(matrix.data());
    return Orientation.ofMatrix(numbers.get(0), numbers.get(1), numbers.get(3), numbers.get(4));
  }

  /**
   * How much wider than high the container says a pixel is; 0 when it says nothing. It counts more
   * than what the pictures say, as in av_guess_sample_aspect_ratio.
   */
  double pixelShape() {
    AVRational ratio = stream.sample_aspect_ratio();
    return ratio.num() <= 0 || ratio.den() <= 0 ? 0 : (double) ratio.num() / ratio.den();
  }

  /** Returns whether it is the cover of music rather than a video. */
  static boolean isCover(AVStream stream) {
    return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  @Override
  public void close() {
    avcodec.avcodec_free_context(codec);
    avformat.avformat_close_input(container);
  }
}
