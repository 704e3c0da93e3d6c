package io.asciichat.media.video;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.media.common.MediaFailure;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** Opens files as FFmpeg containers: local files of harmless kinds only. */
final class Container {
  /** Kinds of files that are read. Other kinds can make FFmpeg open further files. */
  private static final String FORMATS = "mov,matroska,webm,avi,webp_pipe";

  private Container() {}

  /**
   * Opens a file. The caller closes the container.
   *
   * @throws AsciiChatException with code MEDIA_OPEN
   */
  static AVFormatContext open(Path file) {
    AVFormatContext container = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
    avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
    // With the protocol in front, no name can be taken for another protocol.
    String url = "file:" + file.toAbsolutePath();
    int opened = avformat.avformat_open_input(container, url, (AVInputFormat) null, options);
    avutil.av_dict_free(options);
    if (opened < 0 || avformat.avformat_find_stream_info(container, (PointerPointer<?>) null) < 0) {
      avformat.avformat_close_input(container);
      throw MediaFailure.open(file, "is damaged or incomplete; use another copy of it", null);
    }
    return container;
  }

  /** From now on reads the packets of one stream only. */
  static void readOnly(AVFormatContext container, int index) {
    for (int i = 0; i < container.nb_streams(); i++) {
      container.streams(i).discard(i == index ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }
}
