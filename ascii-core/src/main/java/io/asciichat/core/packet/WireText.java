package io.asciichat.core.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text as it stands in a packet. It keeps the exact bytes, because senders cut texts in the middle
 * of a code point and leave old memory behind the terminating NUL, and a packet must be able to go
 * out again as it came in. People are shown {@link #shown()} only; {@link #toString()} is the same,
 * so that logging a record is harmless.
 */
public final class WireText {
  private static final WireText EMPTY = new WireText(new byte[0]);

  private final byte[] raw;

  private WireText(byte[] raw) {
    this.raw = raw;
  }

  /** These bytes, copied. */
  public static WireText ofBytes(byte[] raw) {
    return raw.length == 0 ? EMPTY : new WireText(raw.clone());
  }

  /** A text of its own length, cut between code points so that it takes at most this many bytes. */
  public static WireText of(String text, int maxBytes) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new WireText(utf8.length <= maxBytes ? utf8 : Arrays.copyOf(utf8, cut(utf8, maxBytes)));
  }

  /**
   * A field of fixed size, filled with NUL; the text is cut between code points so that at least
   * one NUL remains.
   */
  public static WireText field(String text, int size) {
    return new WireText(new PacketWriter().fixedText(text, size).toByteArray());
  }

  /** Everything that is left of a payload. */
  public static WireText rest(PacketReader in) throws MalformedPacketException {
    return ofBytes(in.bytes(in.remaining()));
  }

  /** A length of four bytes, and exactly the rest of the payload. */
  public static WireText counted(PacketReader in) throws MalformedPacketException {
    long announced = in.u32();
    if (announced != in.remaining()) {
      throw new MalformedPacketException(
          "announces " + announced + " bytes of text, has " + in.remaining());
    }
    return rest(in);
  }

  /** Bytes this text takes in its packet, padding included. */
  public int size() {
    return raw.length;
  }

  /** Returns whether there is no text before the first NUL. */
  public boolean isEmpty() {
    return raw.length == 0 || raw[0] == 0;
  }

  /** Returns whether a NUL occurs anywhere. */
  public boolean containsNul() {
    return textLength() < raw.length;
  }

  /** The bytes as they stand in the packet, as a copy. */
  public byte[] toByteArray() {
    return raw.clone();
  }

  /** Appends the bytes. */
  public void writeTo(PacketWriter out) {
    out.bytes(raw);
  }

  /** Appends the length in four bytes, and the bytes. */
  public void writeCounted(PacketWriter out) {
    out.u32(raw.length);
    writeTo(out);
  }

  /**
   * The text up to the first NUL, unfiltered: never for people.
   *
   * @throws MalformedPacketException when it is not UTF-8
   */
  public String exact() throws MalformedPacketException {
    return new PacketReader(raw, 0, raw.length).fixedText(raw.length);
  }

  /**
   * The text up to the first NUL for people and logs: broken UTF-8 replaced, everything but
   * printable characters removed. Never longer than the field it came in.
   */
  public String shown() {
    return PlainText.of(new String(raw, 0, textLength(), StandardCharsets.UTF_8), raw.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireText that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return shown();
  }

  private int textLength() {
    int length = 0;
    while (length < raw.length && raw[length] != 0) {
      length++;
    }
    return length;
  }

  /** The largest length up to {@code limit} that does not end inside a code point. */
  private static int cut(byte[] utf8, int limit) {
    int end = limit;
    while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }
}
