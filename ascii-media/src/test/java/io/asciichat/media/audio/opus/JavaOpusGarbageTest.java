package io.asciichat.media.audio.opus;

class JavaOpusGarbageTest extends OpusGarbage {
  JavaOpusGarbageTest() {
    super(OpusPair.java());
  }
}
