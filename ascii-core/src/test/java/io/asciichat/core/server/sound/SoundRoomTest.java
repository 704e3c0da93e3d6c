package io.asciichat.core.server.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.link.LinkHandler;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.statistics.Counter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoundRoomTest {
  private static final int TICKS = 40;

  private final AudioCodec codec = stub(AudioCodec.class);

  private static final class Unwatched implements MixWatch {
    @Override
    public long now() {
      return 0;
    }

    @Override
    public void mixed(long began, int clients) {}
  }

  private final SoundRoom room =
      new SoundRoom(codec, MixerSettings.PLAIN_SUM, new BufferPool(), new Unwatched());

  /** Does nothing: its methods return 1, "" or something that does nothing. */
  private static <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer(method.getReturnType())));
  }

  private static @Nullable Object answer(Class<?> type) {
    if (type.isInterface()) {
      return stub(type);
    } else if (type == int.class) {
      return 1;
    }
    return type == long.class ? 1L : type == String.class ? "" : null;
  }

  private SoundListener talker(long id) {
    PeerLink link =
        new PeerLink(
            "client " + id,
            ChatRuntime.standard(),
            stub(Connection.class),
            stub(Handshake.class),
            stub(LinkHandler.class));
    SoundListener client = room.join(link, new SoundFormat(10, true), true, new VoiceLevel(id));
    float[] sound = new float[2 * TickSamples.count(0) * TICKS];
    Arrays.fill(sound, 0.25f);
    room.openVoice(client, new Counter()).buffer().write(sound, 0, sound.length, 0);
    return client;
  }

  /** Each round comes twelve ticks late, as on a machine that is far too slow. */
  @Test
  void aRoomThatIsAlwaysLateStillMakesWholeFrames() {
    talker(1);
    SoundListener listener = talker(2);
    int frames = 0;
    for (long tick = 1; tick < 12 * 20; tick += 12) {
      room.tick(tick);
      frames += listener.hasUnsent() ? 1 : 0;
      listener.sendOwn();
    }
    assertTrue(frames >= 4, "rounds with a whole frame: " + frames);
  }

  @Test
  void anAudioLoopThatDiesEndsItsClient() {
    SoundListener client = talker(7);
    assertFalse(client.hasFailed());
    AudioLoop loop = new AudioLoop(room, client, failure -> {});
    loop.ended(new IllegalStateException("out of order"));
    assertTrue(client.hasFailed());
  }

  @Test
  void aSeatIsFreeAgainAfterItsClientHasLeft() {
    for (int i = 0; i < 5; i++) {
      SoundListener one = talker(1);
      SoundListener other = talker(2);
      assertEquals(Set.of(0, 1), Set.of(one.seat, other.seat));
      room.leave(one);
      room.leave(other);
    }
  }

  @Test
  void aCrowdFindsSeatsAndEachOfItsMembersGetsAMixOfItsOwn() {
    int crowd = 100;
    Set<Integer> seats = new HashSet<>();
    List<SoundListener> all = new ArrayList<>();
    long tick = 0;
    for (int id = 1; id <= crowd; id++) {
      SoundListener client = talker(id);
      seats.add(client.seat);
      all.add(client);
      if (id % 10 == 0) {
        room.tick(++tick);
      }
    }
    for (int i = 0; i < 4; i++) {
      room.tick(++tick);
    }
    assertEquals(crowd, seats.size());
    for (SoundListener client : all) {
      assertTrue(client.hasUnsent(), "seat " + client.seat);
    }
  }

  @Test
  void whoIsWokenFindsTheRoomFreeToMixTheNextTick() {
    // Both talk, so each has a mix of its own, which its own loop is woken to send.
    VoiceBuffer heard = Objects.requireNonNull(talker(1).voice()).buffer();
    SoundListener woken = talker(2);
    List<Integer> mixed = new ArrayList<>();
    boolean[] inside = {false};
    long[] tick = {0};
    woken.loop(
        new LoopHandle() {
          @Override
          public void wake() {
            // As when the woken loop takes the processor of the one that has mixed.
            if (woken.hasUnsent() && !inside[0]) {
              inside[0] = true;
              int before = heard.available();
              room.tick(++tick[0]);
              mixed.add(before - heard.available());
              inside[0] = false;
            }
          }

          @Override
          public void stop() {}

          @Override
          public boolean join(long timeoutNanos) {
            return true;
          }
        });
    while (tick[0] < TICKS && mixed.size() < 3) {
      room.tick(++tick[0]);
    }
    assertTrue(mixed.size() >= 3, mixed::toString);
    for (int samples : mixed) {
      assertTrue(samples >= 279, mixed::toString);
    }
  }
}
