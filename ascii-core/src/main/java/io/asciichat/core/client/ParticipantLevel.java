package io.asciichat.core.client;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.packet.session.SoundLevels;
import java.util.List;

/**
 * The loudness of one of the others, as the server has told. Immutable.
 *
 * @param id the server's number of the participant, rising in the order of arrival: tells people of
 *     one name apart
 * @param name what the participant is called, fit to be shown; empty when it did not say
 * @param decibels the loudness in dB of full scale, 0 down to -120 for a participant who is silent
 *     or muted
 * @param muted whether the participant has said that no sound will come
 */
public record ParticipantLevel(long id, String name, double decibels, boolean muted) {
  /** Returns whether nothing is heard of the participant. */
  public boolean isSilent() {
    return decibels <= Decibels.SILENCE;
  }

  static List<ParticipantLevel> listOf(SoundLevels levels) {
    return levels.participants().stream().map(ParticipantLevel::of).toList();
  }

  private static ParticipantLevel of(SoundLevels.Participant participant) {
    int level = participant.level();
    return new ParticipantLevel(
        participant.id(),
        participant.name().shown().strip(),
        level < SoundLevels.SILENT ? Math.max(-level, Decibels.SILENCE) : Decibels.SILENCE,
        level == SoundLevels.MUTED);
  }
}
