package io.asciichat.core.session;

import io.asciichat.core.render.ViewerProfile;
import org.jspecify.annotations.Nullable;

/**
 * One session at one moment. Immutable.
 *
 * @param id unique for the server's life, rising in the order of arrival
 * @param address the client's numeric address and port
 * @param name what the client calls itself, fit to be shown; empty when it did not say
 * @param phase how far it has come
 * @param encrypted whether its packets are encrypted; false during the handshake
 * @param profile what its terminal shows, once it said so
 * @param video whether it sends pictures
 * @param audio whether it has announced sound
 * @param droppedSamples samples of its sound that were never mixed because they came too fast or
 *     too late
 * @param badPackets packets of its that were dropped because they broke the protocol's rules
 */
public record SessionInfo(
    long id,
    String address,
    String name,
    SessionPhase phase,
    boolean encrypted,
    @Nullable ViewerProfile profile,
    boolean video,
    boolean audio,
    long droppedSamples,
    long badPackets) {

  /** A session that has just been accepted. */
  public static SessionInfo arrived(long id, String address) {
    return new SessionInfo(
        id, address, "", SessionPhase.HANDSHAKE, false, null, false, false, 0, 0);
  }

  /** The same in another phase. */
  public SessionInfo withPhase(SessionPhase next) {
    return new SessionInfo(
        id, address, name, next, encrypted, profile, video, audio, droppedSamples, badPackets);
  }

  /** The same after the handshake. */
  public SessionInfo joining(boolean nowEncrypted) {
    return new SessionInfo(
        id,
        address,
        name,
        SessionPhase.JOINING,
        nowEncrypted,
        profile,
        video,
        audio,
        droppedSamples,
        badPackets);
  }

  /** The same with another name. */
  public SessionInfo withName(String newName) {
    return new SessionInfo(
        id, address, newName, phase, encrypted, profile, video, audio, droppedSamples, badPackets);
  }

  /** The same, active, with another profile. */
  public SessionInfo withProfile(ViewerProfile newProfile) {
    return new SessionInfo(
        id,
        address,
        name,
        SessionPhase.ACTIVE,
        encrypted,
        newProfile,
        video,
        audio,
        droppedSamples,
        badPackets);
  }

  /** The same with or without pictures. */
  public SessionInfo withVideo(boolean sends) {
    return new SessionInfo(
        id, address, name, phase, encrypted, profile, sends, audio, droppedSamples, badPackets);
  }

  /** The same with or without sound. */
  public SessionInfo withAudio(boolean sends) {
    return new SessionInfo(
        id, address, name, phase, encrypted, profile, video, sends, droppedSamples, badPackets);
  }

  /** The same with another number of dropped samples. */
  public SessionInfo withDroppedSamples(long dropped) {
    return new SessionInfo(
        id, address, name, phase, encrypted, profile, video, audio, dropped, badPackets);
  }

  /** The same with one more bad packet. */
  public SessionInfo withBadPacket() {
    return new SessionInfo(
        id, address, name, phase, encrypted, profile, video, audio, droppedSamples, badPackets + 1);
  }
}
