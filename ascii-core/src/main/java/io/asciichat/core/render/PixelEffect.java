package io.asciichat.core.render;

/**
 * Changes all pixels of a frame between scaling and drawing. Belongs to one renderer; a call
 * allocates nothing.
 */
interface PixelEffect {
  /**
   * Makes the changed pixels.
   *
   * @param pixels {@code 0xRRGGBB}; not changed
   * @param now nanoseconds on any clock, for effects that move
   * @return an array of the effect's own, valid until the next call
   */
  int[] apply(int[] pixels, long now);
}
