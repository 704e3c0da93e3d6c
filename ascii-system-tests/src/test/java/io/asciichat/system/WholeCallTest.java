package io.asciichat.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.Pane;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A conversation as people have it: two clients in two terminals, with pictures, each with a sound
 * card of its own, and a server in a third, all with a password: else the status line warns, where
 * the names stand. Prints the delays of docs/sound.md.
 */
@Timeout(180)
@Needs({Need.TMUX, Need.SOUND_CARD, Need.SPEECH})
class WholeCallTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final int SECOND = 48_000;

  /** The envelope of a sound has a value for each of its milliseconds. */
  private static final int MILLI = SECOND / 1000;

  /** Delays are looked for in pieces of so many milliseconds. */
  private static final int PIECE = 1500;

  private static final int MOST_DELAY = 500;

  @TempDir private Path folder;

  @Test
  void whatOneSaysTheOtherHearsAndNobodyThemselves() throws Exception {
    float[] sentence = Speech.sentence();
    try (Pane server = pane("server", "", "server --port 0");
        TwoDesks desks = new TwoDesks()) {
      String port = await().atMost(TIMEOUT).until(() -> portOf(server), found -> !found.isEmpty());
      String join = "client 127.0.0.1:" + port + " --test-pattern --audio-analysis --name ";
      try (Pane first = pane("first", desks.environment(0), join + "Ada");
          Pane second = pane("second", desks.environment(1), join + "Ben")) {
        await().atMost(TIMEOUT).until(() -> shows(first, "Ben") && shows(second, "Ada"));
        // The first sentences are not counted: programs compile what they have not run before.
        for (int i = 0; i < 4; i++) {
          desks.say(i % 2, sentence);
        }
        converse(desks, 0, sentence);
        converse(desks, 1, sentence);
        first.type("q");
        second.type("q");
      }
    }
  }

  private static boolean shows(Pane pane, String name) throws IOException, InterruptedException {
    return pane.text().contains(name);
  }

  private static String portOf(Pane server) throws IOException, InterruptedException {
    Matcher listening = LISTENING.matcher(server.text());
    return listening.find() ? listening.group(1) : "";
  }

  private Pane pane(String name, String environment, String command)
      throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve(name));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path script =
        Files.writeString(
            own.resolve("script"),
            """
            exec env COLORTERM=truecolor ASCII_CHAT_PASSWORD='correct horse' %s '%s' -XX:+UseSerialGC -Xmn16m -Xmx512m -Xlog:disable \
              --enable-native-access=ALL-UNNAMED -cp '%s' io.asciichat.cli.Main %s
            """
                .formatted(environment, java, System.getProperty("java.class.path"), command));
    return new Pane(own, 100, 30, script);
  }

  /** One says three sentences; the other hears them, soon, and who says them does not. */
  private static void converse(TwoDesks desks, int desk, float[] sentence) throws Exception {
    int from = aSecondLater(desks); // what was said before has been heard by then
    for (int i = 0; i < 3; i++) {
      desks.say(desk, sentence);
    }
    int to = aSecondLater(desks);
    float[] back = desks.heard(desk, from, to);
    assertTrue(Likeness.level(back, 0, back.length) < -60, "the speaker hears itself");

    float[] said = envelope(desks.said(desk, from, to));
    float[] heard = envelope(desks.heard(1 - desk, from, to));
    List<Integer> delays = new ArrayList<>();
    List<Double> likenesses = new ArrayList<>();
    for (int at = 0; at + PIECE + MOST_DELAY <= said.length; at += PIECE / 3) {
      if (isSpoken(said, at)) {
        int delay = Likeness.lag(said, heard, at, PIECE, MOST_DELAY);
        delays.add(delay);
        likenesses.add(Likeness.correlation(said, heard, at, PIECE, delay, 1));
      }
    }
    delays.sort(null);
    likenesses.sort(null);
    String found =
        String.format(
            Locale.ROOT,
            "a whole call: mouth to ear %d ms (%d to %d), likeness of loudness %.2f",
            delays.get(delays.size() / 2),
            delays.getFirst(),
            delays.getLast(),
            likenesses.get(likenesses.size() / 2));
    System.out.println(found);
    boolean good =
        likenesses.get(likenesses.size() / 2) > 0.75 && delays.get(delays.size() / 2) < 200;
    if (!good) {
      Need.IDLE_PROCESSORS.assume(found);
    }
    assertTrue(good, found);
  }

  private static int aSecondLater(TwoDesks desks) {
    int then = desks.now() + SECOND;
    await().atMost(TIMEOUT).until(() -> desks.now() >= then);
    return then;
  }

  /** How loud each millisecond is. */
  private static float[] envelope(float[] sound) {
    float[] envelope = new float[sound.length / MILLI];
    for (int i = 0; i < envelope.length; i++) {
      double sum = 0;
      for (int n = i * MILLI; n < (i + 1) * MILLI; n++) {
        sum += (double) sound[n] * sound[n];
      }
      envelope[i] = (float) Math.sqrt(sum / MILLI);
    }
    return envelope;
  }

  private static boolean isSpoken(float[] envelope, int at) {
    int loud = 0;
    for (int i = at; i < at + PIECE; i++) {
      loud += envelope[i] > 0.01f ? 1 : 0;
    }
    return loud > PIECE / 3;
  }
}
