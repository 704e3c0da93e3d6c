package io.asciichat.testkit.load;

/**
 * What all threads of one role used in the measured time. A role is what threads' names have in
 * common: {@code audio 1}, {@code audio 2} … are {@code audio}.
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
   * Role of the threads that collect garbage. The serial collector has none; it works on the thread
   * {@code VM Thread}.
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
