package io.asciichat.core.server;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.ClientLeave;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.H265FramePacket;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.packet.session.ViewerWishes;
import io.asciichat.core.video.RgbFrame;

/**
 * Handles each type of packet from a client. Belongs to the client's receive loop; {@link #close}
 * is called when that has left.
 */
final class ClientPackets {
  private final ClientSession session;
  private final H265Stream h265;

  ClientPackets(ClientSession session, ServerContext server) {
    this.session = session;
    this.h265 =
        new H265Stream(
            session.traffic(), server.decoders(), server.runtime().clock(), new Sender(server));
  }

  /** The session, as the client's stream sees it. */
  private final class Sender implements H265Stream.Sender {
    private final ServerContext server;

    Sender(ServerContext server) {
      this.server = server;
    }

    @Override
    public void warn(String text) {
      session.link().send(RemoteLog.CODEC, RemoteLog.fromServer(RemoteLog.Level.WARN, text));
    }

    @Override
    public void decoderClosed(String reason) {
      server.listener().decoderClosed(session.info(), reason);
    }
  }

  void handle(PacketType type, ReceivedPacket packet) throws MalformedPacketException {
    if (session.info().profile() == null && needsProfile(type)) {
      throw new MalformedPacketException(type + " before CLIENT_CAPABILITIES");
    }
    if (type == PacketType.IMAGE_FRAME) {
      picture(packet);
      return;
    }
    try {
      switch (SessionCodecs.decode(packet)) {
        case ClientCapabilities capabilities -> terminal(capabilities);
        case H265FramePacket frame -> h265(frame.stream());
        case StreamChange change -> streams(change);
        case ClientJoin join -> session.rename(join.shownName());
        case ClientLeave leave -> session.link().close();
        case RemoteLog log -> session.log(log.text().shown());
        case ErrorMessage error ->
            session.log("error " + error.code() + ": " + error.message().shown());
        case AudioBatch audio -> {
          if (session.traffic().affords(audio)) {
            session.sound().receive(audio);
          }
        }
        case OpusBatch audio -> {
          if (session.traffic().affords(audio)) {
            session.sound().receive(audio);
          }
        }
        default -> throw unexpected(type);
      }
    } catch (UnknownPacketTypeException e) {
      throw unexpected(type);
    }
  }

  private static MalformedPacketException unexpected(PacketType type) {
    return new MalformedPacketException(type + " is not expected from a client");
  }

  private static boolean needsProfile(PacketType type) {
    return switch (type) {
      case IMAGE_FRAME, IMAGE_FRAME_H265, AUDIO_OPUS_BATCH, AUDIO_BATCH, STREAM_START -> true;
      default -> false;
    };
  }

  /** The beginning of pictures only announces what they show anyway. */
  private void streams(StreamChange change) {
    if (change.video() && !change.starts()) {
      session.picture().end();
    }
    if (change.audio()) {
      if (change.starts()) {
        session.sound().start();
      } else {
        session.sound().stop();
      }
    }
  }

  private void terminal(ClientCapabilities capabilities) throws MalformedPacketException {
    boolean newSound = session.sound().changes(capabilities);
    if (session.traffic().affords(capabilities, newSound)
        && session.show(ViewerProfileMapper.profileOf(capabilities))) {
      session.sound().join(capabilities);
      ViewerWishes wishes = capabilities.wishes();
      session.wantsRoster(wishes != null && wishes.roster());
    }
  }

  private void picture(ReceivedPacket packet) throws MalformedPacketException {
    RgbFrame frame = ImageFramePacket.takeFrame(packet);
    packet.buffer().retain();
    session.picture().show(frame);
  }

  private void h265(ByteSlice piece) {
    RgbFrame frame = h265.decode(piece);
    if (frame != null) {
      session.picture().show(frame);
    }
  }

  /** Frees the decoder. */
  void close() {
    h265.close();
  }
}
