package io.asciichat.core.client;

import io.asciichat.core.packet.session.Roster;
import java.util.List;

/**
 * One who takes part in the call, as the server has told. Immutable.
 *
 * @param id the server's number of the participant, rising in the order of arrival: tells people of
 *     one name apart
 * @param name what the participant is called, fit to be shown; empty when it did not say
 */
public record CallMember(long id, String name) {
  static List<CallMember> listOf(Roster roster) {
    return roster.members().stream()
        .map(member -> new CallMember(member.id(), member.name().shown().strip()))
        .toList();
  }
}
