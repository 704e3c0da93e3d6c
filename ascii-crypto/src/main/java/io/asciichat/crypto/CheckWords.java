package io.asciichat.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The short authentication string of a connection: two people who read each other four words know
 * that nobody sits in between, for an attacker has a different secret with each of them and gets
 * the same words once in 2^32 attempts. Each word stands for a byte.
 */
final class CheckWords {
  /** Bytes, and words. */
  static final int COUNT = 4;

  private static final String RESOURCE = "check-words.txt";

  private CheckWords() {}

  /**
   * Returns the words of a secret's bytes.
   *
   * @param bytes {@link #COUNT} of them
   */
  static String of(byte[] bytes) {
    StringBuilder words = new StringBuilder();
    for (byte b : bytes) {
      words.append(words.isEmpty() ? "" : " ").append(Words.ALL.get(b & 0xff));
    }
    return words.toString();
  }

  /** Read when the first connection needs them. */
  static final class Words {
    static final List<String> ALL = load();

    private static List<String> load() {
      try (InputStream in = CheckWords.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the program lacks " + RESOURCE);
        }
        String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        return List.of(text.strip().split("\\s+"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
