package io.asciichat.core.packet.session;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.WireText;

/** How texts lie in payloads. */
final class Texts {
  private Texts() {}

  /** A four-byte length and exactly the rest of the payload. */
  static WireText counted(PacketReader in) throws MalformedPacketException {
    long announced = in.u32();
    if (announced != in.remaining()) {
      throw new MalformedPacketException(
          "announces " + announced + " bytes of text, has " + in.remaining());
    }
    return rest(in);
  }

  static void writeCounted(WireText text, PacketWriter out) {
    out.u32(text.size());
    text.writeTo(out);
  }

  /** Everything that is left. */
  static WireText rest(PacketReader in) throws MalformedPacketException {
    return WireText.ofBytes(in.bytes(in.remaining()));
  }

  static void check(WireText text, int maxBytes) {
    Rules.range("length of the text", text.size(), 0, maxBytes);
    Rules.require(!text.containsNul(), "the text holds a NUL");
  }
}
