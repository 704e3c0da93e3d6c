package io.asciichat.testkit.load;

/**
 * What became of the connections beside the clients that were measured, from the moment all of
 * those had joined to the end.
 *
 * @param churn clients that came and went
 * @param slow clients that read slowly or not at all
 * @param hostile connections that broke the protocol
 */
public record CrowdLoad(ChurnLoad churn, SlowLoad slow, HostileLoad hostile) {
  /**
   * Clients that join, stay for a second and leave.
   *
   * @param perSecond how many were to join each second, 0 for none
   * @param joined those that were let in, and saw a frame where pictures were sent
   * @param failed those that were not
   * @param firstFailure why the first of these was not, or empty
   * @param joinMillis from the call for a connection to the first frame, or to the end of the
   *     handshake where no pictures were sent
   */
  public record ChurnLoad(
      int perSecond, long joined, long failed, String firstFailure, FrameGaps joinMillis) {
    static final ChurnLoad NONE = new ChurnLoad(0, 0, 0, "", new FrameGaps(0, 0, 0));
  }

  /**
   * Clients that read slowly: one reads nothing after its handshake, the next two packets a second,
   * and so on in turn. All of them send what the others send. One that is thrown out comes back
   * after a second.
   *
   * @param clients how many there were at a time
   * @param joined how often one of them joined
   * @param ended how often one of them was thrown out, or not let in
   */
  public record SlowLoad(int clients, long joined, long ended) {}

  /**
   * Connections that break the protocol. Each takes the kinds in turn: random bytes, headers that
   * announce more than may be sent, handshakes that are begun and not gone on with, packets that
   * come byte by byte. One that has ended, or has lasted ten seconds, comes back as the next kind.
   *
   * @param connections how many there were at a time
   * @param opened how often one of them connected
   * @param ended how often the server ended one
   * @param refused how often none was to be had
   */
  public record HostileLoad(int connections, long opened, long ended, long refused) {}
}
