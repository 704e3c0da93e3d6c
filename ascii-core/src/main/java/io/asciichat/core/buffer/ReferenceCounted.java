package io.asciichat.core.buffer;

/** Object whose memory goes back to its pool when the last reference is dropped. */
public interface ReferenceCounted {
  /** Adds a reference unless the last one has been dropped; tells whether it did. */
  boolean tryRetain();

  /** Drops one reference. */
  void release();
}
