package io.asciichat.cli.terminal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Takes apart what a terminal sends: keys, and everything that looks like keys but is not: function
 * keys, mouse and focus reports, pasted text, and answers to questions, which may arrive late and
 * may have been asked by another program. The one parser of this grammar (ECMA-48, the xterm
 * control sequences, the Linux console's function keys, the kitty keyboard protocol).
 *
 * <p>A slow line may cut a sequence anywhere, so nothing is decided by where a piece ends, except
 * for ESC alone, which is the key Escape. What never ends holds the keys back for a second at most,
 * and Ctrl+C never. Not thread-safe.
 */
final class TerminalInput {
  /** Ctrl+C as a key: ETX. */
  static final int CTRL_C = 3;

  private static final int BELL = 7;
  private static final int CANCEL = 0x18;
  private static final int SUBSTITUTE = 0x1a;
  private static final int ESC = 0x1b;

  // The 8-bit forms of ESC P, ESC X, ESC [, ESC \, ESC ], ESC ^, ESC _ and ESC O (ECMA-48, C1).
  private static final int SS3 = 0x8f;
  private static final int DCS = 0x90;
  private static final int SOS = 0x98;
  private static final int CSI = 0x9b;
  private static final int ST = 0x9c;
  private static final int OSC = 0x9d;
  private static final int PM = 0x9e;
  private static final int APC = 0x9f;

  /** UTF-8's first byte of U+0080 to U+00BF, among which the C1 controls are. */
  private static final int C1_LEAD = 0xc2;

  /** How long a sequence may pause before it counts as broken off. */
  private static final long SEQUENCE_TIMEOUT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How long a string may take as a whole, and pasted text may pause. */
  private static final long STRING_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Bytes of an answer that are kept: terminals' names are short. */
  private static final int MAX_ANSWER = 256;

  private final Listener listener;
  private final byte[] answer = new byte[MAX_ANSWER];
  private State state = State.KEYS;

  /** Bytes of the answer at hand, those beyond {@link #MAX_ANSWER} included. */
  private int length;

  /** Which introducer the answer at hand came with, in its 7-bit form. */
  private char kind;

  private boolean pasting;
  private long last;
  private long begun;

  /** Bytes that the UTF-8 character at hand still has, and its first one. */
  private int continuations;

  private int lead;

  TerminalInput(Listener listener) {
    this.listener = listener;
  }

  /** The receiver of the input. */
  interface Listener {
    /** A key of ASCII, or a control character; never ESC. */
    void key(int key);

    /** The key Escape, or the beginning of a sequence that a slow line has cut after its ESC. */
    default void escape() {}

    /**
     * Something that a terminal tells.
     *
     * @param kind the byte after ESC: {@code [} for a control sequence, {@code ]} for an operating
     *     system command, {@code P} for a device control string
     * @param text what came after it, a control sequence's last byte included
     */
    default void answer(char kind, String text) {}
  }

  /**
   * What was read at once.
   *
   * @param now nanoseconds of a clock that never goes back
   */
  void accept(byte[] bytes, int count, long now) {
    giveUpWhatBrokeOff(now);
    last = now;
    if (count > 0 && state == State.ESCAPE && !isIntroducer(bytes[0])) {
      // That was the key Escape.
      state = State.KEYS;
    }
    for (int i = 0; i < count; i++) {
      next(bytes[i] & 0xff);
    }
    if (count > 0 && state == State.ESCAPE && !pasting) {
      listener.escape();
    }
  }

  private void giveUpWhatBrokeOff(long now) {
    boolean string = state == State.STRING || state == State.STRING_ESCAPE;
    if (string ? now - begun > STRING_TIMEOUT_NANOS : now - last > SEQUENCE_TIMEOUT_NANOS) {
      state = State.KEYS;
      continuations = 0;
    }
    if (pasting && now - last > STRING_TIMEOUT_NANOS) {
      pasting = false;
    }
  }

  private void next(int b) {
    if (b == CTRL_C && !isMouse()) {
      state = State.KEYS;
      pasting = false;
      listener.key(CTRL_C);
      return;
    }
    if ((b == CANCEL || b == SUBSTITUTE) && state != State.KEYS) {
      state = State.KEYS;
      return;
    }
    switch (state) {
      case KEYS -> keys(b);
      case ESCAPE -> escaped(b);
      case BEGUN, PARAMETERS -> sequence(b);
      case STRING -> string(b);
      case STRING_ESCAPE -> {
        if (b == '\\') {
          endString();
        } else {
          // A string ends at every ESC, whatever follows.
          state = State.ESCAPE;
          next(b);
        }
      }
      case MOUSE -> state = State.MOUSE_COLUMN;
      case MOUSE_COLUMN -> state = State.LAST;
      case LAST -> state = State.KEYS;
    }
  }

  private void keys(int b) {
    if (b == ESC) {
      state = State.ESCAPE;
      continuations = 0;
    } else if (b < 0x80) {
      continuations = 0;
      if (!pasting) {
        listener.key(b);
      }
    } else {
      control(c1(b));
    }
  }

  /**
   * The C1 control that a byte of 0x80 or more is or completes, or 0: such bytes are also parts of
   * letters, as 0x9d in the UTF-8 of Ý.
   */
  private int c1(int b) {
    boolean continuation = b < 0xc0;
    if (continuation && continuations > 0) {
      continuations--;
      return lead == C1_LEAD && b < 0xa0 ? b : 0;
    }
    lead = b;
    continuations = b < C1_LEAD ? 0 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : b < 0xf5 ? 3 : 0;
    return b < 0xa0 ? b : 0;
  }

  private void control(int c1) {
    switch (c1) {
      case SS3 -> state = State.LAST;
      case CSI -> begin('[', State.BEGUN);
      case OSC -> begin(']', State.STRING);
      case DCS -> begin('P', State.STRING);
      case SOS, PM, APC -> begin((char) (c1 - 0x40), State.STRING);
      default -> {
        // No beginning of anything: a letter, or a control that stands alone.
      }
    }
  }

  private static boolean isIntroducer(int b) {
    return switch (b) {
      case '[', 'O', ']', 'P', 'X', '^', '_', '\\' -> true;
      default -> false;
    };
  }

  private void escaped(int b) {
    switch (b) {
      case ESC -> state = State.ESCAPE;
      case '[' -> begin('[', State.BEGUN);
      case 'O' -> state = State.LAST;
      case ']', 'P', 'X', '^', '_' -> begin((char) b, State.STRING);
      // A letter pressed together with Alt, or the end of a string that was given up.
      default -> state = State.KEYS;
    }
  }

  private void begin(char introducer, State next) {
    state = next;
    kind = introducer;
    length = 0;
    begun = last;
    continuations = 0;
  }

  private void sequence(int b) {
    boolean first = state == State.BEGUN;
    if (b == ESC) {
      state = State.ESCAPE;
    } else if (b >= 0x80) {
      state = State.KEYS;
      keys(b);
    } else if (first && b == 'M') {
      state = State.MOUSE;
    } else if (first && b == '[') {
      // The Linux console's F1 to F5.
      state = State.LAST;
    } else {
      keep(b);
      state = State.PARAMETERS;
      if (b >= 0x40 && b <= 0x7e) {
        state = State.KEYS;
        endSequence();
      }
    }
  }

  private void endSequence() {
    String text = text();
    switch (text) {
      case "200~" -> pasting = true;
      case "201~" -> pasting = false;
      // Ctrl+C and Escape where a program before this one has left keys encoded.
      case "99;5u", "99;5:1u", "27;5;99~" -> listener.key(CTRL_C);
      case "27u", "27;1u", "27;1:1u" -> listener.escape();
      default -> tell(text);
    }
  }

  private void string(int b) {
    if (b == ESC) {
      state = State.STRING_ESCAPE;
    } else if (b == BELL) {
      endString();
    } else if (b >= 0x80 && isLast(b)) {
      endString();
    } else {
      continuations = b < 0x80 ? 0 : continuations;
      keep(b);
    }
  }

  /**
   * Returns whether a byte is or completes ST; of the latter, its first byte was kept by mistake.
   */
  private boolean isLast(int b) {
    boolean completes = continuations > 0;
    boolean ends = c1(b) == ST;
    length -= ends && completes ? 1 : 0;
    return ends;
  }

  private void endString() {
    state = State.KEYS;
    continuations = 0;
    if (kind == ']' || kind == 'P') {
      tell(text());
    }
  }

  /** An answer that is too long to be one is not told. */
  private void tell(String text) {
    if (length <= MAX_ANSWER && !pasting) {
      listener.answer(kind, text);
    }
  }

  private void keep(int b) {
    if (length < MAX_ANSWER) {
      answer[length] = (byte) b;
    }
    length = Math.min(length + 1, MAX_ANSWER + 1);
  }

  private String text() {
    return new String(answer, 0, Math.min(length, MAX_ANSWER), StandardCharsets.ISO_8859_1);
  }

  private boolean isMouse() {
    return state == State.MOUSE || state == State.MOUSE_COLUMN;
  }

  /** The things that the next byte may belong to. */
  private enum State {
    KEYS,
    /** After ESC. */
    ESCAPE,
    /** After ESC [. */
    BEGUN,
    PARAMETERS,
    /** After ESC ] and its like, up to ST (ESC \) or BEL. */
    STRING,
    STRING_ESCAPE,
    /** The button of an old mouse report, ESC [ M and three bytes. */
    MOUSE,
    MOUSE_COLUMN,
    /** The one byte that ends it, or a key of the application keypad, ESC O and a letter. */
    LAST
  }
}
