package io.asciichat.cli.terminal;

import io.asciichat.core.port.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a terminal, once, what its environment does not tell: its ground (OSC 11), its name and
 * version (XTVERSION and DA2), sources as for {@link TerminalInput}. The last question, DA1, is one
 * that every terminal answers, so that one that knows none of the others costs no time.
 *
 * <p>Keys that are typed meanwhile stay keys. What is answered too late comes in among the keys,
 * where {@link KeyReader} passes it over.
 */
final class TerminalProbe implements TerminalInput.Listener {
  /** How long a terminal may take, at the other end of the world and back. */
  static final Duration TIMEOUT = Duration.ofMillis(300);

  static final byte[] QUESTIONS =
      "\u001b]11;?\u001b\\\u001b[>0q\u001b[>c\u001b[c".getBytes(StandardCharsets.US_ASCII);

  /** Whatever a terminal that takes the questions for text has printed is wiped away. */
  static final byte[] WIPE_LINE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);

  /**
   * Terminals that cannot answer, or that would be at the far end of a serial line: the Linux
   * console prints parts of what it does not know, and none of these has a ground but black.
   */
  private static final List<String> SILENT =
      List.of("dumb", "linux", "ansi", "cons25", "unknown", "network", "eterm", "emacs", "pcansi");

  private static final Pattern HARDWARE = Pattern.compile("(vt|wy|tvi|adm|hp|sun)[0-9]+.*");
  private static final Pattern DEVICE_ATTRIBUTES = Pattern.compile(">[0-9]+;([0-9]{1,9})(;.*)?c");
  private static final int MAX_KEYS = 256;
  private static final int MAX_VERSION = 64;

  private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
  private String version = "";
  private int firmware;
  private Background background = Background.UNKNOWN;
  private boolean done;

  private TerminalProbe() {}

  /**
   * Asks.
   *
   * @param device in raw mode
   */
  static TerminalProbe ask(TerminalDevice device, Clock clock) {
    TerminalProbe probe = new TerminalProbe();
    try {
      device.write(QUESTIONS, 0, QUESTIONS.length);
      probe.listen(device, clock);
      if (!probe.done) {
        device.write(WIPE_LINE, 0, WIPE_LINE.length);
      }
    } catch (IOException e) {
      // The terminal is gone, which the first frame will meet and report.
      return probe;
    }
    return probe;
  }

  /** Returns whether it is of any use to ask the terminal of this environment. */
  static boolean isAnswering(Map<String, String> environment) {
    String name = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    return !name.isEmpty()
        && SILENT.stream().noneMatch(n -> name.equals(n) || name.startsWith(n + "-"))
        && !HARDWARE.matcher(name).matches();
  }

  private void listen(TerminalDevice device, Clock clock) throws IOException {
    TerminalInput input = new TerminalInput(this);
    byte[] bytes = new byte[256];
    long end = clock.nanos() + TIMEOUT.toNanos();
    for (long now = clock.nanos(); !done && now < end; now = clock.nanos()) {
      int count = device.read(bytes, end - now);
      input.accept(bytes, count, clock.nanos());
    }
  }

  /** What was answered. */
  Answers answers() {
    return new Answers(version, firmware, background);
  }

  /** What was typed meanwhile, and before. */
  byte[] typed() {
    return typed.toByteArray();
  }

  @Override
  public void key(int key) {
    if (typed.size() < MAX_KEYS) {
      typed.write(key);
    }
  }

  @Override
  public void answer(char kind, String text) {
    switch (kind) {
      case ']' -> {
        if (text.startsWith("11;")) {
          background = Background.ofColor(text.substring(3));
        }
      }
      case 'P' -> {
        if (text.startsWith(">|") && text.length() <= MAX_VERSION) {
          version = text.substring(2).replaceAll("[^ -~]", "").strip();
        }
      }
      default -> {
        Matcher attributes = DEVICE_ATTRIBUTES.matcher(text);
        if (attributes.matches()) {
          firmware = Integer.parseInt(attributes.group(1));
        }
        done |= text.startsWith("?") && text.endsWith("c");
      }
    }
  }

  /**
   * The answers of a terminal that was asked.
   *
   * @param version its name and version (XTVERSION), such as {@code kitty(0.26.5)}; else empty
   * @param firmware its version's number (the second one of DA2), of which each program has its own
   *     idea; else 0
   * @param background its ground
   */
  record Answers(String version, int firmware, Background background) {
    /** It was not asked, or does not answer. */
    static final Answers NONE = new Answers("", 0, Background.UNKNOWN);
  }
}
