/**
 * The pure core of ascii-chat: frames, layout, text rendering, packets, sessions, locks, and the
 * server and client use cases. It needs {@code java.base} alone; cameras, sockets, terminals and
 * ciphers reach it through the ports in {@link io.asciichat.core.port}.
 */
module io.asciichat.core {
  requires static com.google.errorprone.annotations;
  requires static org.jspecify;

  exports io.asciichat.core.audio;
  exports io.asciichat.core.audio.mix;
  exports io.asciichat.core.audio.dsp;
  exports io.asciichat.core.audio.playback;
  exports io.asciichat.core.audio.voice;
  exports io.asciichat.core.audio.echo;
  exports io.asciichat.core.buffer;
  exports io.asciichat.core.client;
  exports io.asciichat.core.color;
  exports io.asciichat.core.error;
  exports io.asciichat.core.glyph;
  exports io.asciichat.core.layout;
  exports io.asciichat.core.link;
  exports io.asciichat.core.lock;
  exports io.asciichat.core.loop;
  exports io.asciichat.core.packet.handshake;
  exports io.asciichat.core.packet.session;
  exports io.asciichat.core.packet;
  exports io.asciichat.core.port;
  exports io.asciichat.core.render;
  exports io.asciichat.core.security;
  exports io.asciichat.core.server;
  exports io.asciichat.core.server.budget;
  exports io.asciichat.core.session;
  exports io.asciichat.core.text;
  exports io.asciichat.core.video;

  uses io.asciichat.core.port.TransportProvider;
}
