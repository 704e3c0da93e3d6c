package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.loop.KeptLoops;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.video.RgbFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Loading takes seconds and must not be done where packets are received. */
class DecodersTest {
  private final List<Throwable> failures = new ArrayList<>();
  private final Library library = new Library();
  private final Decoders decoders =
      new Decoders(
          library,
          new ServerListener() {
            @Override
            public void decodersFailed(Throwable failure) {
              failures.add(failure);
            }
          });

  private final KeptLoops runner = new KeptLoops();

  @Test
  void untilTheLibraryIsLoadedThereAreNoDecodersButThereWillBe() throws Exception {
    decoders.prepare(runner);
    assertNull(decoders.open());
    assertFalse(decoders.missing());
    assertEquals(0, library.loaded, "asking loads nothing");
    Loop loading = runner.get("prepare decoders");
    assertEquals(Loop.DONE, loading.step(0));
    loading.ended(null);
    assertNotNull(decoders.open());
    assertFalse(decoders.missing());
    assertEquals(1, library.loaded);
  }

  @Test
  void aLibraryThatDoesNotLoadIsReportedAndMissing() {
    decoders.prepare(runner);
    runner.get("prepare decoders").ended(new UnsatisfiedLinkError("no such library"));
    library.loaded = 1;
    assertNull(decoders.open());
    assertTrue(decoders.missing());
    assertEquals(1, failures.size());
  }

  @Test
  void withoutAFactoryThereIsNothingToLoad() {
    Decoders none = new Decoders(null, ServerListener.NONE);
    none.prepare(runner);
    assertEquals(0, runner.count());
    assertNull(none.open());
    assertTrue(none.missing());
  }

  private static final class Library implements VideoDecoder.Factory {
    private int loaded;

    @Override
    public void prepare() {
      loaded++;
    }

    @Override
    public boolean isReady() {
      return loaded > 0;
    }

    @Override
    public VideoDecoder open() {
      return new VideoDecoder() {
        @Override
        public @Nullable RgbFrame decode(byte[] data, int offset, int length) {
          return null;
        }

        @Override
        public void close() {}
      };
    }
  }
}
