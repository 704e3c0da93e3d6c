package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.ClientLeave;
import io.asciichat.core.packet.session.SoundLevels;
import io.asciichat.core.packet.session.SoundLevels.Participant;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.server.ServerListener;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.transport.MemoryConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a whole server tells how loud the others are, and what. */
class SoundLevelsCallTest {
  private SoundServer call = new SoundServer();

  private MemoryConnection connect() {
    return call.connect();
  }

  /** A C client. */
  private SoundCaller classic(@Nullable AudioSource source) throws IOException {
    return started(new SoundCaller(connect(), source, 1));
  }

  /** An extended client that wants levels. */
  private SoundCaller curious(@Nullable AudioSource source) throws IOException {
    SoundCaller caller = new SoundCaller(connect(), source, 1, 10);
    caller.wish(10, true);
    return started(caller);
  }

  private SoundCaller started(SoundCaller caller) throws IOException {
    call.start(caller);
    run(0.01);
    return caller;
  }

  private SoundCaller named(String name, SoundCaller caller) throws IOException {
    caller.send(ClientJoin.CODEC, ClientJoin.of(name, ClientJoin.VIDEO));
    caller.announce();
    run(0.01);
    return caller;
  }

  private static SoundCaller announced(SoundCaller caller) throws IOException {
    caller.announce();
    return caller;
  }

  private void run(double seconds) {
    call.run(seconds);
  }

  @AfterEach
  void everythingIsGivenBack() {
    call.close();
    assertEquals(List.of(), call.world.failures());
  }

  /** The last packet as {@code "name level, name level"}. */
  private static String last(SoundCaller caller) {
    List<String> all =
        caller.levels().getLast().participants().stream()
            .map(one -> one.name() + " " + one.level())
            .toList();
    return String.join(", ", all);
  }

  @Test
  void onlyWhoAskedIsToldAndNobodyOfThemselves() throws IOException {
    SoundCaller anna = named("Anna", curious(new ToneSource(440, 0.25)));
    SoundCaller ben = named("Ben", classic(new ToneSource(660, 0.025)));
    SoundCaller carl = named("Carl", started(new SoundCaller(connect(), null, 1, 10)));
    SoundCaller dora = curious(null);
    run(2);
    assertEquals("Ben 35, Carl 127", last(anna));
    assertEquals("Anna 15, Ben 35, Carl 127", last(dora), "who only listens is not listed");
    assertEquals(List.of(), ben.levels());
    assertEquals(List.of(), carl.levels());
  }

  @ParameterizedTest
  @CsvSource({"0.5, 9.03", "0.25, 15.05", "0.1, 23.01", "0.03, 33.47"})
  void theLevelOfAToneIsRight(double peak, double below) throws IOException {
    announced(classic(new ToneSource(440, peak)));
    SoundCaller ben = curious(null);
    run(1);
    assertEquals(below, ben.levels().getLast().participants().getFirst().level(), 1);
    ben.forget();
    run(3);
    assertTrue(ben.levels().size() <= 1, "a steady tone is no news: " + ben.levels());
  }

  @Test
  void whenAllAreSilentThatIsToldAndThenNothing() throws IOException {
    SoundCaller anna = named("Anna", classic(new ToneSource(440, 0.25)));
    SoundCaller ben = curious(null);
    run(2);
    anna.speak(false);
    run(1);
    assertEquals("Anna 127", last(ben));
    ben.forget();
    run(10);
    assertEquals(List.of(), ben.levels());
    anna.speak(true);
    run(0.5);
    assertEquals("Anna 15", last(ben));
  }

  @Test
  void whoFallsSilentWhileOthersSpeakIsSilentSoon() throws IOException {
    SoundCaller anna = named("Anna", classic(new ToneSource(440, 0.25)));
    named("Ben", classic(new ToneSource(660, 0.25)));
    SoundCaller carl = curious(null);
    run(2);
    anna.speak(false);
    run(2);
    assertEquals("Anna 127, Ben 15", last(carl));
  }

  @Test
  void whoComesGoesMutesOrIsRenamedIsToldInSilenceToo() throws IOException {
    SoundCaller anna = curious(null);
    run(1);
    assertEquals(
        List.of(new SoundLevels(List.of())), anna.levels(), "no other participant is there");
    SoundCaller ben = classic(null);
    run(1);
    assertEquals(1, anna.levels().size(), "ben says nothing about sound");
    announced(ben);
    run(0.3);
    assertEquals(" 127", last(anna));
    ben.send(ClientJoin.CODEC, ClientJoin.of("Ben", ClientJoin.VIDEO));
    run(0.3);
    assertEquals("Ben 127", last(anna));
    ben.send(StreamChange.STOP, StreamChange.stop(false, true));
    run(0.3);
    assertEquals("Ben 128", last(anna));
    announced(ben);
    run(0.3);
    assertEquals("Ben 127", last(anna));
    ben.send(ClientLeave.CODEC, new ClientLeave(WireText.of("", 0)));
    run(0.3);
    assertEquals("", last(anna));
    assertEquals(6, anna.levels().size());
  }

  @Test
  void whoMutesInTheMidstOfASoundIsMutedAndWhoComesBackIsHeard() throws IOException {
    SoundCaller anna = named("Anna", classic(new ToneSource(440, 0.25)));
    SoundCaller ben = curious(null);
    run(1);
    anna.speak(false);
    anna.send(StreamChange.STOP, StreamChange.stop(false, true));
    run(0.3);
    assertEquals("Anna 128", last(ben));
    run(5);
    announced(anna);
    run(0.3);
    assertEquals("Anna 127", last(ben), "what she said before is forgotten");
    anna.speak(true);
    run(1);
    assertEquals("Anna 15", last(ben));
  }

  @Test
  void atMostFiveASecondWhateverHappens() throws IOException {
    announced(classic(new ToneSource(440, 0.25, 130, 310)));
    SoundCaller ben = curious(null);
    SoundCaller carl = classic(null);
    run(1);
    ben.forget();
    for (int i = 0; i < 400; i++) {
      announced(carl);
      run(0.01);
      carl.send(StreamChange.STOP, StreamChange.stop(false, true));
      run(0.015);
    }
    assertTrue(ben.levels().size() <= 51, ben.levels().size() + " in ten seconds");
    assertTrue(ben.levels().size() >= 40, ben.levels().size() + " in ten seconds");
  }

  @Test
  void whoDoesNotReadGetsTheNewestLevelsAndLosesNoSoundForThem() throws IOException {
    SoundCaller anna = named("Anna", classic(new ToneSource(440, 0.25, 300, 600)));
    MemoryConnection connection = connect();
    SoundCaller ben = new SoundCaller(connection, null, 1, 10);
    ben.wish(10, true);
    started(ben);
    run(2);
    ben.forget();
    connection.pause();
    run(20);
    anna.speak(false);
    run(1);
    connection.resume();
    run(1);
    assertEquals(2, call.server.sessions().size());
    assertEquals("Anna 127", last(ben));
    // Of the hundred that were due those had gone that the network itself holds, and the newest.
    assertTrue(ben.levels().size() < 40, "old levels: " + ben.levels().size());
    assertTrue(ben.packets() >= 10, "sound that waited: " + ben.packets());
    anna.speak(true);
    run(1);
    assertTrue(last(ben).startsWith("Anna "), last(ben));
  }

  @Test
  void whoAsksLaterIsTold() throws IOException {
    named("Anna", classic(new ToneSource(440, 0.25)));
    SoundCaller ben = classic(null);
    run(1);
    ben.wish(10, true);
    run(0.5);
    assertEquals("Anna 15", last(ben));
    ben.wish(10, false);
    run(0.1);
    ben.forget();
    run(1);
    assertEquals(List.of(), ben.levels());
    ben.wish(10, true);
    run(0.3);
    assertEquals("Anna 15", last(ben));
  }

  @Test
  void asksInSilenceAndIsTold() throws IOException {
    named("Anna", classic(null));
    SoundCaller ben = classic(null);
    run(1);
    ben.wish(10);
    run(1);
    ben.wish(10, true);
    run(0.1);
    assertEquals("Anna 127", last(ben));
  }

  @Test
  void whoWantsSoundInAnotherFormStaysInPlace() throws IOException {
    SoundCaller anna = named("Anna", curious(new ToneSource(440, 0.25)));
    named("Ben", classic(null));
    SoundCaller carl = curious(null);
    run(1);
    carl.forget();
    anna.wish(20, true);
    run(1);
    anna.speak(false);
    run(1);
    assertEquals("Anna 127, Ben 127", last(carl));
    assertTrue(
        carl.levels().stream().allMatch(told -> told.participants().size() == 2),
        "listed all the time");
  }

  @Test
  void namesAreCleanedAndCutAndMayBeTheSame() throws IOException {
    SoundCaller anna = curious(null);
    named("Zoé", classic(null));
    named("Zoé", classic(null));
    SoundCaller wild = announced(classic(null));
    byte[] broken = "\u001b[2Jx".getBytes(StandardCharsets.UTF_8);
    byte[] field = new byte[ClientJoin.NAME_SIZE];
    Arrays.fill(field, (byte) 0xFF);
    System.arraycopy(broken, 0, field, 0, broken.length);
    wild.send(ClientJoin.CODEC, new ClientJoin(0, WireText.ofBytes(field), ClientJoin.VIDEO));
    run(0.5);
    List<Participant> others = anna.levels().getLast().participants();
    assertEquals(List.of(2L, 3L, 4L), others.stream().map(Participant::id).toList());
    assertEquals("Zoé", others.get(0).name().shown());
    assertEquals(others.get(0).name(), others.get(1).name());
    assertEquals("[2Jx" + "\ufffd".repeat(9), others.get(2).name().shown());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPlainSumIsMeasuredJustTheSame(boolean plain) throws IOException {
    call.close();
    call =
        new SoundServer(
            ServerListener.NONE, plain ? MixerSettings.PLAIN_SUM : MixerSettings.DEFAULT);
    announced(classic(new ToneSource(440, 0.25)));
    SoundCaller ben = curious(null);
    run(1);
    assertEquals(" 15", last(ben));
  }
}
