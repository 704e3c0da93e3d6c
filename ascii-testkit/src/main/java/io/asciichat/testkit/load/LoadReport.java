package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.render.ViewerProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a load test.
 *
 * @param course what was done
 * @param clients one entry each, in the order they connected
 * @param totals what can only be told of all clients together
 * @param sound what there was to hear, or null in a test without sound
 * @param crowd who was there beside the clients, or null when there was nobody
 * @param processes what server and load generator used
 */
public record LoadReport(
    Course course,
    List<ClientLoad> clients,
    Totals totals,
    @Nullable SoundLoad sound,
    @Nullable CrowdLoad crowd,
    Processes processes) {
  /** Copies the list. */
  public LoadReport {
    clients = List.copyOf(clients);
  }

  /** Seconds that were measured. */
  public double seconds() {
    return course.seconds();
  }

  /** Times between frames, over all clients. */
  public FrameGaps gaps() {
    return totals.gaps();
  }

  /** The server's process, or null when it was not named. */
  public @Nullable ProcessLoad server() {
    return processes.server();
  }

  /** The load generator's process, or null where the system does not tell. */
  public @Nullable ProcessLoad generator() {
    return processes.generator();
  }

  /** Frames that the clients got each second, on average over the clients. */
  public double framesPerSecond() {
    return clients.stream().mapToDouble(ClientLoad::framesPerSecond).average().orElse(0);
  }

  /** Bytes of frames that all clients together got each second. */
  public double bytesPerSecond() {
    return clients.stream().mapToDouble(LoadReport::bytesPerSecond).sum();
  }

  /** Frames that broke the rules, over all clients. */
  public long invalid() {
    return clients.stream().mapToLong(ClientLoad::invalid).sum();
  }

  /** Clients that ended before the time was over. */
  public long failed() {
    return clients.stream().filter(client -> !client.failure().isEmpty()).count();
  }

  /** The report as a table, for people. */
  public String format() {
    return new ReportText(this).format();
  }

  /**
   * The report as one JSON object (RFC 8259) in a line, for programs. Its fields are described in
   * docs/performance.md.
   *
   * @param broken a line for each bound that is broken, from {@code LoadBounds.brokenBy}
   */
  public String toJson(List<String> broken) {
    return new ReportJson(this).object(broken);
  }

  /** The JSON object in place of a report when a test could not be done. */
  public static String toJson(AsciiChatException failure) {
    return ReportJson.failure(failure);
  }

  @Override
  public String toString() {
    return format();
  }

  static double bytesPerSecond(ClientLoad client) {
    return client.framesPerSecond() * client.frames().meanBytes();
  }

  /**
   * The course of a load test.
   *
   * @param pictures what each client sent
   * @param viewer what the first client announced, and all of them unless terminals were mixed
   * @param mix how the terminals of the others differed
   * @param seconds measured
   */
  public record Course(
      SentPictures pictures, ViewerProfile viewer, TerminalMix mix, double seconds) {}

  /**
   * What can only be told of all clients together.
   *
   * @param gaps between frames
   * @param age of what the frames showed, or null when it could not be read: pictures are too small
   *     to tell it, or the server is another program
   */
  public record Totals(FrameGaps gaps, @Nullable ContentAge age) {}

  /**
   * What the processes used.
   *
   * @param server the server's, or null when it was not named
   * @param generator this one, or null where the system does not tell
   */
  public record Processes(@Nullable ProcessLoad server, @Nullable ProcessLoad generator) {}

  /**
   * Pictures that each client sends.
   *
   * @param width pixels in a row
   * @param height rows
   * @param perSecond how many, 0 for none
   */
  public record SentPictures(int width, int height, int perSecond) {}

  /**
   * Packets that one client got in the measured time.
   *
   * @param perSecond how many each second
   * @param meanBytes mean size of one
   * @param gaps between them
   * @param invalid how many broke the rules
   */
  public record Arrivals(double perSecond, double meanBytes, FrameGaps gaps, long invalid) {}

  /**
   * Sound that one client sent and heard in the measured time.
   *
   * @param sentPerSecond packets it sent each second, 0 when it only listens
   * @param sentLate milliseconds by which the latest of them missed its time: the load generator's
   *     own doing, which shows in the gaps of others
   * @param packets packets of sound it got; their sizes are those of the Opus data
   * @param continuity what a listener would have heard of it
   * @param pauses packets that told that no talker is heard for a while; the talkers never pause,
   *     so there should be none
   * @param levelDb how loud the last second or so of it was (RMS), in dB of full scale; −120 for
   *     silence, and for what cannot be decoded
   */
  public record ClientSound(
      double sentPerSecond,
      double sentLate,
      Arrivals packets,
      SoundContinuity continuity,
      long pauses,
      double levelDb) {
    /** Packets of sound that the client got each second. */
    public double packetsPerSecond() {
      return packets.perSecond();
    }

    /** Times between the client's packets of sound. */
    public FrameGaps gaps() {
      return packets.gaps();
    }

    /** Packets of sound that broke the rules. */
    public long invalid() {
      return packets.invalid();
    }
  }

  /**
   * Pictures that one client sent and saw in the measured time.
   *
   * @param viewer what it announced
   * @param sentPerSecond pictures it sent each second
   * @param frames frames it got: their sizes are those of packets as opened, headers included;
   *     invalid ones had a wrong size, a wrong length or a wrong checksum
   * @param age of what the frames showed, or null when it could not be read
   * @param sound what it sent and heard, or null in a test without sound
   * @param failure why it ended early, or empty
   */
  public record ClientLoad(
      ViewerProfile viewer,
      double sentPerSecond,
      Arrivals frames,
      @Nullable ContentAge age,
      @Nullable ClientSound sound,
      String failure) {
    /** Frames that the client got each second. */
    public double framesPerSecond() {
      return frames.perSecond();
    }

    /** Times between the client's frames. */
    public FrameGaps gaps() {
      return frames.gaps();
    }

    /** Frames that broke the rules. */
    public long invalid() {
      return frames.invalid();
    }
  }

  /**
   * The sound of a load test.
   *
   * @param codec what encoded the clients' voices, such as {@code libopus 1.3.1}
   * @param frameMillis milliseconds of sound in a packet
   * @param talking how many of the clients sent sound; all of them listened
   * @param gaps between packets of sound, over all clients
   */
  public record SoundLoad(String codec, int frameMillis, int talking, FrameGaps gaps) {}

  /**
   * Processor time of all threads of one role in the measured time. A role is what threads' names
   * have in common: {@code audio 1}, {@code audio 2} … are {@code audio}.
   *
   * @param role the name without what tells one thread from another; {@value #JIT} and {@value #GC}
   *     for those of the virtual machine
   * @param threads how many there were, those that began or ended meanwhile included
   * @param cpuPercent of one core: 100 is one core busy all the time
   */
  public record ThreadLoad(String role, int threads, double cpuPercent) {
    /** Role of the threads that compile. */
    public static final String JIT = "JIT compiler";

    /**
     * Role of the threads that collect garbage. The serial collector has none; it works on the
     * thread {@code VM Thread}.
     */
    public static final String GC = "garbage collector";

    /**
     * The role in a thread's name.
     *
     * @param name as the system knows it: of Linux the first 15 bytes
     */
    static String roleOf(String name) {
      if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
        return JIT;
      }
      if (name.matches("(G1 |GC |ZWorker|ZDriver|XWorker|XDriver|Shenandoah).*")) {
        return GC;
      }
      String role = name.replaceFirst("[ -]*[#/0-9].*", "");
      return role.isEmpty() ? name : role;
    }
  }

  /**
   * Processor time and memory of a process in the measured time.
   *
   * @param cpuPercent of one core: 100 is one core busy all the time
   * @param rssBytes the most resident memory seen in that time
   * @param peakRssBytes the most since the process began
   * @param threads the same use of processors by role of thread, the busiest role first; less than
   *     {@code cpuPercent} by what threads used after they were last seen
   */
  public record ProcessLoad(
      double cpuPercent, long rssBytes, long peakRssBytes, List<ThreadLoad> threads) {
    /** Copies the list. */
    public ProcessLoad {
      threads = List.copyOf(threads);
    }
  }
}
