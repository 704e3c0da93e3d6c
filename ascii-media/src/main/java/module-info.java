/**
 * Cameras, pictures, video files, sound cards and Opus as the core's ports, and recordings. FFmpeg,
 * WebRTC and TarsosDSP are used where they are installed.
 */
module io.asciichat.media {
  requires io.github.eduramiba.webcamcapture;
  requires concentus;
  requires java.desktop;
  requires metadata.extractor;
  requires org.apache.fontbox;
  requires org.apache.pdfbox.io;
  requires transitive io.asciichat.core;
  requires webcam.capture;
  requires static TarsosDSP;
  requires static org.bytedeco.ffmpeg;
  requires static org.bytedeco.javacpp;
  requires static org.jspecify;
  requires static webrtc.java;

  exports io.asciichat.media;
  exports io.asciichat.media.audio;
  exports io.asciichat.media.audio.device;
  exports io.asciichat.media.audio.echo;
  exports io.asciichat.media.audio.filter;
  exports io.asciichat.media.audio.opus;
  exports io.asciichat.media.camera;
  exports io.asciichat.media.picture;
  exports io.asciichat.media.recording;
  exports io.asciichat.media.video;
}
