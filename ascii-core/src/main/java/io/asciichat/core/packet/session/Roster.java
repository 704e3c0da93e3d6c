package io.asciichat.core.packet.session;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.WireText;
import java.util.ArrayList;
import java.util.List;

/**
 * The participants, with or without sound and pictures. In the extended dialect only, to clients
 * whose {@link ViewerWishes} ask for it: C clients end a session over a type they do not know. Each
 * packet replaces the one before it. Later versions may append more behind the last participant,
 * which is passed over.
 *
 * @param members at most 255, in the order of their ids, the receiver included
 */
public record Roster(List<Member> members) implements SessionPacket {
  /** Most participants in one packet; a server with more lists the first ones. */
  public static final int MAX_MEMBERS = 255;

  /** Bytes of the longest name. */
  public static final int NAME_SIZE = 32;

  /** Bytes as accepted: room for later versions. */
  private static final int MAX_SIZE = 16 << 10;

  /** Strict codec; 1 byte and more. */
  public static final PacketCodec<Roster> CODEC =
      new PacketCodec<>(PacketType.ROSTER, 1, MAX_SIZE, Roster::read, Roster::write);

  /** Checks the number of participants and keeps a copy of the list. */
  public Roster {
    PayloadRules.range("members", members.size(), 0, MAX_MEMBERS);
    members = List.copyOf(members);
  }

  /**
   * One participant.
   *
   * @param id the server's number of the session, 0 to 2^32 − 1: tells people of one name apart
   * @param name at most 32 bytes, without NUL; empty for a participant without a name
   */
  public record Member(long id, WireText name) {
    /** Checks the ranges above. */
    public Member {
      PayloadRules.u32("session id", id);
      PayloadRules.text(name, NAME_SIZE);
    }
  }

  private static Roster read(PacketReader in) throws MalformedPacketException {
    int count = in.u8();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(new Member(in.u32(), WireText.ofBytes(in.bytes(in.u8()))));
    }
    in.skip(in.remaining());
    return new Roster(members);
  }

  private static void write(Roster packet, PacketWriter out) {
    out.u8(packet.members.size());
    for (Member member : packet.members) {
      out.u32(member.id).u8(member.name.size());
      member.name.writeTo(out);
    }
  }

  @Override
  public PacketType type() {
    return PacketType.ROSTER;
  }
}
