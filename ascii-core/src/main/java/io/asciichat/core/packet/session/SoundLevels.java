package io.asciichat.core.packet.session;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.WireText;
import java.util.ArrayList;
import java.util.List;

/**
 * The loudness of each of the others who have a voice. In the extended dialect only, to clients
 * whose {@link ViewerWishes} ask for it: C clients end a session over a type they do not know. Each
 * packet replaces the one before it. Later versions may append more behind the last participant,
 * which is passed over.
 *
 * @param participants at most 255, in the order of their ids, without the receiver
 */
public record SoundLevels(List<Participant> participants) implements SessionPacket {
  /** The level of a participant who is silent. */
  public static final int SILENT = 127;

  /** The level of a participant who has announced that no sound will come. */
  public static final int MUTED = 128;

  /** Most participants in one packet. */
  public static final int MAX_PARTICIPANTS = 255;

  /** Bytes of the longest name. */
  public static final int NAME_SIZE = 32;

  /** Bytes of the participant with the longest name. */
  public static final int MAX_PARTICIPANT_SIZE = 6 + NAME_SIZE;

  /** Bytes as accepted: room for later versions. */
  private static final int MAX_SIZE = 16 << 10;

  /** Strict codec; 1 byte and more. */
  public static final PacketCodec<SoundLevels> CODEC =
      new PacketCodec<>(
          PacketType.SOUND_LEVELS, 1, MAX_SIZE, SoundLevels::read, SoundLevels::write);

  /** Checks the number of participants and keeps a copy of the list. */
  public SoundLevels {
    PayloadRules.range("participants", participants.size(), 0, MAX_PARTICIPANTS);
    participants = List.copyOf(participants);
  }

  /**
   * One participant with sound.
   *
   * @param id the server's number of the session, 0 to 2^32 − 1: tells people of one name apart
   * @param level decibels below full scale, 0 to 126; {@link #SILENT} or {@link #MUTED}; what is
   *     above them comes from a later version and means silence
   * @param name at most 32 bytes, without NUL; empty for a participant without a name
   */
  public record Participant(long id, int level, WireText name) {
    /** Checks the ranges above. */
    public Participant {
      PayloadRules.u32("session id", id);
      PayloadRules.u8("level", level);
      PayloadRules.text(name, NAME_SIZE);
    }
  }

  /**
   * Writes one participant into a packet that begins with their number in one byte; for senders
   * that have no list of them.
   *
   * @param out has room for {@link #MAX_PARTICIPANT_SIZE} bytes from {@code offset} on
   * @param name at most {@link #NAME_SIZE} bytes
   * @return where the next one goes
   */
  public static int writeParticipant(byte[] out, int offset, long id, int level, byte[] name) {
    PacketHeader.putInt(out, offset, (int) id);
    out[offset + 4] = (byte) level;
    out[offset + 5] = (byte) name.length;
    System.arraycopy(name, 0, out, offset + 6, name.length);
    return offset + 6 + name.length;
  }

  private static SoundLevels read(PacketReader in) throws MalformedPacketException {
    int count = in.u8();
    List<Participant> participants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      participants.add(new Participant(in.u32(), in.u8(), WireText.ofBytes(in.bytes(in.u8()))));
    }
    in.skip(in.remaining());
    return new SoundLevels(participants);
  }

  private static void write(SoundLevels packet, PacketWriter out) {
    out.u8(packet.participants.size());
    for (Participant participant : packet.participants) {
      out.u32(participant.id).u8(participant.level).u8(participant.name.size());
      participant.name.writeTo(out);
    }
  }

  @Override
  public PacketType type() {
    return PacketType.SOUND_LEVELS;
  }
}
