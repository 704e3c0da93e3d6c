package io.asciichat.core.session;

import io.asciichat.core.render.ViewerProfile;
import org.jspecify.annotations.Nullable;

/**
 * One session at one moment. Immutable.
 *
 * @param id unique for the server's life, rising in the order of arrival
 * @param phase how far it has come
 * @param peer the client's end of the connection
 * @param introduction what the client said of itself
 * @param media what the client sends
 * @param faults what went wrong with what the client sent
 */
public record SessionInfo(
    long id, SessionPhase phase, Peer peer, Introduction introduction, Media media, Faults faults) {

  /**
   * The client's end of the connection, as the server found it.
   *
   * @param address the client's numeric address and port
   * @param encrypted whether its packets are encrypted; false during the handshake
   * @param identity the client's proven long-term key as 64 hex digits, or null when it proved
   *     none; null during the handshake
   * @param checkWords four words to compare with those that the client sees; null where the client
   *     speaks ACIP alone or nothing is encrypted, and during the handshake
   */
  public record Peer(
      String address, boolean encrypted, @Nullable String identity, @Nullable String checkWords) {}

  /**
   * The client's words about itself; nothing of it is proven.
   *
   * @param name what the client calls itself, fit to be shown; empty when it did not say
   * @param profile what its terminal shows, once it said so
   */
  public record Introduction(String name, @Nullable ViewerProfile profile) {}

  /**
   * The kinds of content that a client sends.
   *
   * @param video whether it sends pictures
   * @param audio whether it has announced sound
   */
  public record Media(boolean video, boolean audio) {}

  /**
   * Counters of what was dropped.
   *
   * @param droppedSamples samples of the client's sound that were never mixed because they came too
   *     fast or too late
   * @param badPackets packets of the client that were dropped because they broke the protocol's
   *     rules
   */
  public record Faults(long droppedSamples, long badPackets) {}

  /** A session that has just been accepted. */
  public static SessionInfo arrived(long id, String address) {
    return new SessionInfo(
        id,
        SessionPhase.CONNECTING,
        new Peer(address, false, null, null),
        new Introduction("", null),
        new Media(false, false),
        new Faults(0, 0));
  }

  /** The client's numeric address and port. */
  public String address() {
    return peer.address();
  }

  /** Returns whether the client's packets are encrypted. */
  public boolean encrypted() {
    return peer.encrypted();
  }

  /** The client's proven long-term key as 64 hex digits, or null when it proved none. */
  public @Nullable String identity() {
    return peer.identity();
  }

  /** The words to compare with the client's, or null where there are none. */
  public @Nullable String checkWords() {
    return peer.checkWords();
  }

  /** The client's name, fit to be shown; empty when it did not say. */
  public String name() {
    return introduction.name();
  }

  /** The client's terminal, once it said what that shows. */
  public @Nullable ViewerProfile profile() {
    return introduction.profile();
  }

  /** Returns whether the client sends pictures. */
  public boolean video() {
    return media.video();
  }

  /** Returns whether the client has announced sound. */
  public boolean audio() {
    return media.audio();
  }

  /** Samples of the client's sound that were never mixed. */
  public long droppedSamples() {
    return faults.droppedSamples();
  }

  /** Packets of the client that were dropped because they broke the protocol's rules. */
  public long badPackets() {
    return faults.badPackets();
  }

  /**
   * The same in another phase.
   *
   * @throws IllegalStateException when that may not follow this one
   */
  public SessionInfo withPhase(SessionPhase next) {
    if (!phase.mayBecome(next)) {
      throw new IllegalStateException("a session that is " + phase + " cannot become " + next);
    }
    return new SessionInfo(id, next, peer, introduction, media, faults);
  }

  /** The same after the handshake, in which this was found about the client's end. */
  public SessionInfo withPeer(Peer known) {
    return new SessionInfo(id, phase, known, introduction, media, faults);
  }

  /** The same with another name. */
  public SessionInfo withName(String name) {
    return withIntroduction(new Introduction(name, profile()));
  }

  /** The same with another profile. */
  public SessionInfo withProfile(ViewerProfile profile) {
    return withIntroduction(new Introduction(name(), profile));
  }

  private SessionInfo withIntroduction(Introduction newest) {
    return new SessionInfo(id, phase, peer, newest, media, faults);
  }

  /** The same with or without pictures. */
  public SessionInfo withVideo(boolean sends) {
    return withMedia(new Media(sends, audio()));
  }

  /** The same with or without sound. */
  public SessionInfo withAudio(boolean sends) {
    return withMedia(new Media(video(), sends));
  }

  private SessionInfo withMedia(Media sent) {
    return new SessionInfo(id, phase, peer, introduction, sent, faults);
  }

  /** The same with another number of dropped samples. */
  public SessionInfo withDroppedSamples(long dropped) {
    return withFaults(new Faults(dropped, badPackets()));
  }

  /** The same with one more bad packet. */
  public SessionInfo withBadPacket() {
    return withFaults(new Faults(droppedSamples(), badPackets() + 1));
  }

  private SessionInfo withFaults(Faults counted) {
    return new SessionInfo(id, phase, peer, introduction, media, counted);
  }
}
