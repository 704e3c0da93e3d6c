package io.asciichat.testkit.load;

/** What a client sends of one medium, each packet at its time. Belongs to the send loop. */
interface Feed {
  /** When the next packet is due, on the clock. */
  long nextAt();

  /**
   * The packet that is due, and on to the next one.
   *
   * @param now {@link #nextAt()} or later
   */
  PreparedPacket take(long now);
}
