package io.asciichat.core.statistics;

/**
 * The making of frames and of sound, since the server started.
 *
 * @param rendering times of the frames that were drawn
 * @param lateness of the moments at which frames are due: how late the loops that make them came
 * @param mixing times of a mix for all listeners
 * @param rendered frames that were drawn
 * @param delivered frames that were given to viewers; those above {@code rendered} were shared, or
 *     sent again
 */
public record RenderStatistics(
    Latencies rendering, Latencies lateness, Latencies mixing, long rendered, long delivered) {}
