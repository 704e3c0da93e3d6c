package io.asciichat.media.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.image.Orientation;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * One sender's H.265 stream. Pictures come out with the piece that completes them. Whatever is not
 * H.265 gives no picture, and neither do pictures that refer to missing ones.
 */
final class HevcDecoder implements VideoDecoder {
  /** More than the protocol's largest picture, 3840×2160; stops absurd sizes before allocation. */
  private static final long MAX_PIXELS = 4096L * 2304;

  private final AVCodecContext codec;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final RgbConverter converter;
  private AVFrame newest = avutil.av_frame_alloc();
  private AVFrame spare = avutil.av_frame_alloc();
  private BytePointer input = new BytePointer();
  private int room;
  private boolean closed;

  HevcDecoder(BufferPool pool) {
    AVCodec hevc = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_HEVC);
    codec = avcodec.avcodec_alloc_context3(hevc);
    codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
    // Several threads would hold pictures back; a server has other senders for its other cores.
    codec.thread_count(1);
    codec.max_pixels(MAX_PIXELS);
    converter = new RgbConverter(pool, 0);
    if (avcodec.avcodec_open2(codec, hevc, (AVDictionary) null) < 0) {
      close();
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED, "this build of FFmpeg has no H.265 decoder; use raw video");
    }
  }

  @Override
  public @Nullable RgbFrame decode(byte[] data, int offset, int length) {
    int start = startCode(data, offset, length);
    if (closed || start < 0) {
      return null;
    }
    send(data, start, offset + length - start);
    boolean complete = false;
    while (avcodec.avcodec_receive_frame(codec, spare) == 0) {
      if (spare.decode_error_flags() == 0 && (spare.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) == 0) {
        AVFrame swapped = newest;
        newest = spare;
        spare = swapped;
        complete = true;
      }
    }
    return complete ? converter.convert(newest, Orientation.UPRIGHT) : null;
  }

  private void send(byte[] data, int offset, int length) {
    if (room < length && !makeRoom(length)) {
      return;
    }
    input.position(0).put(data, offset, length);
    // The decoder may read past the end, so what lies there must be harmless.
    input.position(length).limit(length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE).zero();
    input.limit(0).position(0);
    packet.data(input);
    packet.size(length);
    // A refused packet needs no answer: there will be no picture.
    avcodec.avcodec_send_packet(codec, packet);
  }

  /** Memory from FFmpeg, not from JavaCPP, which would watch the whole process's memory for it. */
  private boolean makeRoom(int length) {
    avutil.av_free(input);
    room = length + length / 2;
    input = new BytePointer(avutil.av_malloc(room + avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
    if (input.isNull()) {
      room = 0;
    }
    return room > 0;
  }

  /** The index of the first {@code 00 00 01}, or -1; senders put headers of their own before it. */
  private static int startCode(byte[] data, int offset, int length) {
    for (int i = offset; i + 3 < offset + length; i++) {
      if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    packet.data(null);
    packet.size(0);
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(newest);
    avutil.av_frame_free(spare);
    avcodec.avcodec_free_context(codec);
    converter.close();
    avutil.av_free(input);
  }
}
