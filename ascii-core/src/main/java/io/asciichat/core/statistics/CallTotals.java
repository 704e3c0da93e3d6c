package io.asciichat.core.statistics;

/**
 * What a server has done since it started, for clients that have gone and those that are here.
 *
 * @param connections connections that were accepted and not turned away
 * @param joined clients whose terminal became known
 * @param link what passed between them and the server
 * @param pictures the pictures that they sent
 * @param sound the sound that they sent
 */
public record CallTotals(
    long connections,
    long joined,
    LinkStatistics link,
    PictureStatistics pictures,
    SoundStatistics sound) {}
