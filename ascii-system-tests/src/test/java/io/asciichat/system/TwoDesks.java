package io.asciichat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Two desks on the virtual sound card of {@code .ci/sound-card}, each with a microphone and
 * speakers. All four are channels of one card, so that a recording of it has them on one clock: a
 * sample's place is when it was heard.
 */
final class TwoDesks implements AutoCloseable {
  private static final List<String> CHANNELS =
      List.of("front-left", "front-right", "rear-left", "rear-right");

  /** Names of the card's four parts; microphones and speakers of the desks 0 and 1. */
  private static final List<String> PARTS = List.of("mouth0", "ear0", "mouth1", "ear1");

  private final String card = "desks" + ProcessHandle.current().pid();
  private final Deque<String> modules = new ArrayDeque<>();
  private final List<Process> started = new ArrayList<>();
  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private final Thread recorder;

  /** Makes them, and records from now on. */
  TwoDesks() throws IOException, InterruptedException {
    load("module-null-sink", "sink_name=" + card, "rate=48000", "channels=4", map(CHANNELS));
    for (int i = 0; i < PARTS.size(); i++) {
      String one = "master_channel_map=" + CHANNELS.get(i);
      String mono = "channel_map=mono";
      String name = card + PARTS.get(i);
      load("module-remap-sink", "sink_name=" + name, "master=" + card, mono, one, "remix=no");
      if (PARTS.get(i).startsWith("mouth")) {
        String heard = "master=" + card + ".monitor";
        load("module-remap-source", "source_name=" + name + "mic", heard, mono, one, "remix=no");
      }
    }
    // As in .ci/sound-card: one stream that wants little delay keeps the card's own delay little.
    start("pacat", "--playback", "--device=" + card, "--latency-msec=20", "/dev/zero");
    Process recording =
        start(
            "parec",
            "--device=" + card + ".monitor",
            "--latency-msec=10",
            "--rate=48000",
            "--format=s16le",
            "--channels=4",
            "--channel-map=" + String.join(",", CHANNELS));
    recorder = Thread.ofPlatform().daemon().start(() -> record(recording));
  }

  private static String map(List<String> channels) {
    return "channel_map=" + String.join(",", channels);
  }

  private void load(String... module) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("pactl", "load-module"));
    command.addAll(Arrays.asList(module));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String index = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), index);
    modules.push(index.strip());
  }

  private Process start(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }

  private void record(Process recording) {
    try {
      recording.getInputStream().transferTo(recorded);
    } catch (IOException e) {
      // The recording was ended, and nobody wants more of it.
      return;
    }
  }

  /** What a program needs in its environment to sit at a desk. */
  String environment(int desk) {
    return "PULSE_SINK=" + card + "ear" + desk + " PULSE_SOURCE=" + card + "mouth" + desk + "mic";
  }

  /** Says something at a desk; returns when all of it is said. */
  void say(int desk, float[] sound) throws IOException, InterruptedException {
    byte[] bytes = new byte[2 * sound.length];
    for (int i = 0; i < sound.length; i++) {
      int value = Math.round(Math.clamp(sound[i], -1f, 1f) * Short.MAX_VALUE);
      bytes[2 * i] = (byte) value;
      bytes[2 * i + 1] = (byte) (value >> 8);
    }
    Process saying =
        start(
            "pacat",
            "--playback",
            "--device=" + card + "mouth" + desk,
            "--rate=48000",
            "--format=s16le",
            "--channels=1");
    try (OutputStream mouth = saying.getOutputStream()) {
      mouth.write(bytes);
    }
    assertEquals(0, saying.waitFor());
  }

  /** How many samples have been recorded. */
  int now() {
    return recorded.size() / 2 / PARTS.size();
  }

  /** What was said at a desk. */
  float[] said(int desk, int from, int to) {
    return channel("mouth" + desk, from, to);
  }

  /** What was heard at a desk. */
  float[] heard(int desk, int from, int to) {
    return channel("ear" + desk, from, to);
  }

  private float[] channel(String part, int from, int to) {
    byte[] bytes = recorded.toByteArray();
    float[] sound = new float[to - from];
    for (int i = 0; i < sound.length; i++) {
      int at = 2 * ((from + i) * PARTS.size() + PARTS.indexOf(part));
      sound[i] = (short) (bytes[at] & 0xFF | bytes[at + 1] << 8) / 32768f;
    }
    return sound;
  }

  @Override
  public void close() throws IOException {
    started.forEach(Process::destroy);
    try {
      recorder.join(5000);
      for (String module : modules) {
        new ProcessBuilder("pactl", "unload-module", module).start().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
