package io.asciichat.media.audio.opus;

import io.asciichat.testkit.needs.Need;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

@AddLifecycleHook(NativeOpusGarbageTest.NeedsLibOpus.class)
class NativeOpusGarbageTest extends OpusGarbage {
  NativeOpusGarbageTest() {
    super(OpusPair.nativeOpus());
  }

  /** What {@code @Needs} is for other tests: properties are run by an engine of their own. */
  static final class NeedsLibOpus implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return Need.LIBOPUS.isMet() ? SkipResult.doNotSkip() : SkipResult.skip(Need.LIBOPUS.reason());
    }
  }
}
