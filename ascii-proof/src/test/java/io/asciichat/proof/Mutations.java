package io.asciichat.proof;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The short search of every build: inputs made from a fuzz test's seeds by a fixed generator, so
 * that each run is the same. It knows nothing of coverage; the long search is Jazzer's.
 */
public final class Mutations {
  private static final int TRIES = Integer.getInteger("fuzz.tries", 20_000);
  private static final int MAX_CHANGES = 6;
  private static final int[] TELLING = {0, 1, 0x7f, 0x80, 0xff, '\n', 0x1b, '[', ';', '"', '='};

  private final Random random = new Random(1);
  private final List<byte[]> seeds;

  private Mutations(List<byte[]> seeds) {
    this.seeds = seeds;
  }

  /** A fuzz test's body. */
  @FunctionalInterface
  public interface Target {
    /** Fails when it does with this input what it must never do. */
    void accept(byte[] input) throws Exception;
  }

  /** Tries a target with these seeds and with inputs made from them. */
  public static void search(Stream<byte[]> seeds, Target target) throws Exception {
    search(seeds, TRIES, target);
  }

  /** The same with another number of inputs, for a slow target. */
  public static void search(Stream<byte[]> seeds, int tries, Target target) throws Exception {
    Mutations mutations = new Mutations(seeds.toList());
    for (int i = 0; i < mutations.seeds.size() + tries; i++) {
      byte[] input = i < mutations.seeds.size() ? mutations.seeds.get(i).clone() : mutations.next();
      byte[] kept = input.clone();
      try {
        target.accept(input);
      } catch (Exception | Error failure) {
        throw new AssertionError("input " + HexFormat.of().formatHex(kept), failure);
      }
    }
  }

  private byte[] next() {
    byte[] input = any().clone();
    int changes = 1 + random.nextInt(MAX_CHANGES);
    for (int i = 0; i < changes; i++) {
      input = changed(input);
    }
    return input;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] changed(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int length = random.nextInt(Math.min(16, input.length - at + 1));
    return switch (random.nextInt(6)) {
      case 0 -> joined(input, at, new byte[0], at + length);
      case 1 -> joined(input, at, noise(1 + random.nextInt(8)), at);
      case 2 -> joined(input, at, Arrays.copyOfRange(input, at, at + length), at);
      case 3 -> joined(input, at, tail(any()), input.length);
      case 4 -> overwritten(input, TELLING[random.nextInt(TELLING.length)]);
      default -> overwritten(input, random.nextInt(256));
    };
  }

  private byte[] tail(byte[] other) {
    return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] overwritten(byte[] input, int value) {
    byte[] changed = input.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] = (byte) value;
    }
    return changed;
  }

  private static byte[] joined(byte[] input, int head, byte[] middle, int tail) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(input, 0, head);
    joined.writeBytes(middle);
    joined.write(input, tail, input.length - tail);
    return joined.toByteArray();
  }
}
