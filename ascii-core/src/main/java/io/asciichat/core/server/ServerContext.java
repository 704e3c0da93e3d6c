package io.asciichat.core.server;

import io.asciichat.core.audio.mix.MixerSettings;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.session.SessionRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the sessions of one server share. */
final class ServerContext {
  /** Connections that may be in their handshake beyond the clients that may join. */
  private static final int HANDSHAKES = 32;

  private final LinkEnvironment environment;
  private final Security security;
  private final ServerListener listener;
  private final Decoders decoders;
  private final SessionRegistry<ClientSession> connected;
  private final SessionRegistry<ClientSession> joined;
  private final RenderGroups groups;
  private final @Nullable SoundRoom sound;
  private final AtomicLong lastId = new AtomicLong();

  ServerContext(
      LinkEnvironment environment,
      Security security,
      ServerListener listener,
      VideoDecoder.@Nullable Factory decoders,
      @Nullable AudioCodec codec,
      MixerSettings mixer,
      int maxClients) {
    this.environment = environment;
    this.security = security;
    this.listener = listener;
    this.decoders = new Decoders(decoders, listener);
    this.connected = new SessionRegistry<>(maxClients + HANDSHAKES);
    this.joined = new SessionRegistry<>(maxClients);
    this.groups = new RenderGroups(joined, environment.pool());
    this.sound = codec == null ? null : new SoundRoom(codec, mixer, maxClients, environment.pool());
  }

  LinkEnvironment environment() {
    return environment;
  }

  ServerListener listener() {
    return listener;
  }

  /** What makes the decoders of compressed pictures. */
  Decoders decoders() {
    return decoders;
  }

  /** Where sound is mixed, or null when the server ignores it. */
  @Nullable SoundRoom sound() {
    return sound;
  }

  RenderGroups groups() {
    return groups;
  }

  /** Sessions past the handshake, in the order they joined. */
  List<ClientSession> joined() {
    return joined.all();
  }

  /** Every session, handshakes included. */
  List<ClientSession> connected() {
    return connected.all();
  }

  /** Whether a new connection would find no place. */
  boolean isFull() {
    return joined.isFull() || connected.isFull();
  }

  /** Makes a session of a connection and begins the handshake. */
  void welcome(Connection connection) {
    long id = lastId.incrementAndGet();
    ClientSession session = new ClientSession(id, connection.peerName(), this);
    PeerLink link =
        new PeerLink(Long.toString(id), environment, connection, security.serve(), session);
    session.attach(link);
    connected.add(id, session);
    link.start();
  }

  /** Gives a session that is done with its handshake a place; false when there is none. */
  boolean admit(ClientSession session) {
    return joined.add(session.info().id(), session);
  }

  /** Takes a session out of the call. */
  void leave(ClientSession session) {
    joined.remove(session.info().id());
  }

  /** Forgets a session that has given everything back. */
  void forget(ClientSession session) {
    connected.remove(session.info().id());
  }

  LoopHandle startVideo(ClientSession viewer) {
    return environment.runner().start("video " + viewer.info().id(), new VideoLoop(viewer));
  }

  LoopHandle startAudio(ClientSession listener, SoundRoom room, SoundClient client) {
    return environment.runner().start("audio " + listener.info().id(), new AudioLoop(room, client));
  }

  /** Gives back what belongs to no session; called when all have ended. */
  void close() {
    if (sound != null) {
      sound.close();
    }
  }

  /** Makes every video loop look again: there is something to show. */
  void wakeVideo() {
    for (ClientSession session : joined.all()) {
      session.wakeVideo();
    }
  }

  /** Tells everybody how many are connected and how many of them send video. */
  void announceState() {
    List<ClientSession> all = joined.all();
    int active = (int) all.stream().filter(session -> session.info().video()).count();
    ServerState state = new ServerState(all.size(), active, true);
    for (ClientSession session : all) {
      session.link().send(ServerState.CODEC, state);
    }
  }
}
