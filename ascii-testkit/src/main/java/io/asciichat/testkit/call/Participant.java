package io.asciichat.testkit.call;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.transport.MemoryTransport;

/**
 * Somebody in a {@link SimulatedCall}.
 *
 * @param name shown in the picture
 * @param client the client
 * @param display what it shows
 * @param machine its view of the network; {@code machine.latest()} is its connection, to be paused
 *     or cut
 */
public record Participant(
    String name, AsciiChatClient client, MemoryDisplay display, MemoryTransport machine) {}
