/**
 * The pure core of ascii-chat: frames, layout, text rendering, packets, sessions, locks, and the
 * server and client use cases. It needs {@code java.base} alone; cameras, sockets, terminals and
 * ciphers reach it through the ports in {@link io.asciichat.core.port}.
 *
 * <p>What is exported to everybody is the API of programs that embed a server or a client, and of
 * authors of adapters. The rest is for this project's own modules and may change with any version.
 */
@SuppressWarnings("module") // The friends are built after this module.
module io.asciichat.core {
  requires static com.google.errorprone.annotations;
  requires static org.jspecify;

  // A call: both sides, what they are given and what they tell.
  exports io.asciichat.core.audio;
  exports io.asciichat.core.client;
  exports io.asciichat.core.error;
  exports io.asciichat.core.runtime;
  exports io.asciichat.core.server;
  exports io.asciichat.core.session;
  exports io.asciichat.core.statistics;

  // Adapters: the ports, and the types that pass through them.
  exports io.asciichat.core.buffer;
  exports io.asciichat.core.color;
  exports io.asciichat.core.loop;
  exports io.asciichat.core.packet;
  exports io.asciichat.core.port;
  exports io.asciichat.core.render;
  exports io.asciichat.core.security;
  exports io.asciichat.core.video;

  // This project's own modules.
  exports io.asciichat.core.audio.dsp to
      io.asciichat.testkit;
  exports io.asciichat.core.glyph to
      io.asciichat.media;
  exports io.asciichat.core.layout to
      io.asciichat.testkit;
  exports io.asciichat.core.lock to
      io.asciichat.media;
  exports io.asciichat.core.packet.handshake to
      io.asciichat.crypto;
  exports io.asciichat.core.packet.session to
      io.asciichat.crypto,
      io.asciichat.testkit;
  exports io.asciichat.core.text to
      io.asciichat.crypto,
      io.asciichat.media,
      io.asciichat.testkit;

  uses io.asciichat.core.port.TransportProvider;
}
