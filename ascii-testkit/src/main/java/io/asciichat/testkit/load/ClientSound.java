package io.asciichat.testkit.load;

/**
 * What one client sent and heard in the measured time.
 *
 * @param sentPerSecond packets it sent each second, 0 when it only listens
 * @param sentLate milliseconds by which the latest of them missed its time: the load generator's
 *     own doing, which shows in the gaps of others
 * @param packetsPerSecond packets of sound it got each second
 * @param bytesPerPacket mean size of the Opus data in a packet
 * @param gaps between its packets
 * @param pauses packets that told that nobody is heard for a while; the talkers never pause, so
 *     there should be none
 * @param invalid packets that broke the rules
 * @param levelDb how loud the last second or so of it was (RMS), in dB of full scale; −120 for
 *     silence, and for what cannot be decoded
 */
public record ClientSound(
    double sentPerSecond,
    double sentLate,
    double packetsPerSecond,
    double bytesPerPacket,
    FrameGaps gaps,
    long pauses,
    long invalid,
    double levelDb) {}
