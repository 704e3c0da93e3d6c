package io.asciichat.core.packet.session;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.PlainText;
import io.asciichat.core.packet.WireText;

/**
 * A client's name. Optional: C clients of version 0.9 and later do not send it.
 *
 * @param clientId 0 to 2^32 − 1; senders write 0
 * @param name a field of 32 bytes that ends at its first NUL, not empty
 * @param flags one or more of the constants below
 */
public record ClientJoin(long clientId, WireText name, int flags) implements SessionPacket {
  /** The client sends video. */
  public static final int VIDEO = 1;

  /** The client sends audio. */
  public static final int AUDIO = 2;

  /** The client's terminal shows colours. */
  public static final int COLOR = 4;

  /** The client wants its picture stretched. */
  public static final int STRETCH = 8;

  /** Bytes of the name's field. */
  public static final int NAME_SIZE = 32;

  /** Strict codec; 40 bytes. */
  public static final PacketCodec<ClientJoin> CODEC =
      PacketCodec.fixed(
          PacketType.CLIENT_JOIN,
          8 + NAME_SIZE,
          in -> new ClientJoin(in.u32(), WireText.ofBytes(in.bytes(NAME_SIZE)), in.i32()),
          (packet, out) -> {
            out.u32(packet.clientId);
            packet.name.writeTo(out);
            out.u32(packet.flags);
          });

  /** Checks the ranges above. */
  public ClientJoin {
    PayloadRules.u32("client id", clientId);
    PayloadRules.range("size of the name", name.size(), NAME_SIZE, NAME_SIZE);
    PayloadRules.require(!name.isEmpty(), "the name is empty");
    PayloadRules.flags("flags", flags, VIDEO | AUDIO | COLOR | STRETCH);
  }

  /**
   * A client that announces itself.
   *
   * @param name made {@linkplain #plainName plain}
   * @throws IllegalArgumentException when nothing is left of the name, or on unknown flags
   */
  public static ClientJoin of(String name, int flags) {
    return new ClientJoin(0, WireText.field(plainName(name), NAME_SIZE), flags);
  }

  /**
   * The remainder of a name when it is made {@linkplain PlainText plain} and cut, between code
   * points, to the 31 bytes of UTF-8 that fit; perhaps nothing.
   */
  public static String plainName(String name) {
    String plain = PlainText.of(name, name.length()).strip();
    return WireText.field(plain, NAME_SIZE).shown().strip();
  }

  /** The client's name for itself, fit to be shown; empty when it sent nothing but spaces. */
  public String shownName() {
    return name.shown().strip();
  }

  @Override
  public PacketType type() {
    return PacketType.CLIENT_JOIN;
  }
}
