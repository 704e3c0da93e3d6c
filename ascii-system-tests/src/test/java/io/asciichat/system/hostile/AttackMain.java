package io.asciichat.system.hostile;

import io.asciichat.core.port.Endpoint;
import io.asciichat.crypto.AcipSecurity;
import java.io.IOException;

/**
 * An attacker in a process of its own, so that it does not slow down those who measure. Prints
 * {@link #READY}, begins with the first line of its input, ends with the input, and prints what has
 * become of it.
 */
final class AttackMain {
  static final String READY = "ready";
  static final String ENDED = "ended by the server: ";
  private static final int MAX_END_MILLIS = 3000;

  private AttackMain() {}

  /**
   * Runs one attack.
   *
   * @param arguments the attack, the server's host and port, where it comes from
   */
  public static void main(String[] arguments) throws Exception {
    Attack attack = Attack.valueOf(arguments[0]);
    Endpoint server = new Endpoint(arguments[1], Integer.parseInt(arguments[2]));
    AcipSecurity.Builder security = AcipSecurity.builder();
    if (attack.withPassword()) {
      security.password("not the password".toCharArray());
    }
    try (AcipSecurity secured = security.build()) {
      secured.prepare();
      System.out.println(READY);
      awaitLine();
      besiege(attack, new Siege(server, arguments[3], secured));
    }
    System.exit(0);
  }

  private static void besiege(Attack attack, Siege started) throws InterruptedException {
    try (Siege siege = started) {
      Thread.ofPlatform().daemon().start(() -> endWithInput(siege));
      Thread script = Thread.ofPlatform().daemon().start(() -> run(attack, siege));
      while (siege.pause(100)) {
        // It goes on.
      }
      script.join(MAX_END_MILLIS);
      System.out.println(siege.fates().summary());
      System.out.println(ENDED + siege.fates().anyEnded());
    }
  }

  private static void run(Attack attack, Siege siege) {
    try {
      attack.script().run(siege);
    } catch (Exception e) {
      siege.fates().note("gave up: " + e);
    }
  }

  private static void awaitLine() throws IOException {
    int next = System.in.read();
    while (next >= 0 && next != '\n') {
      next = System.in.read();
    }
  }

  private static void endWithInput(Siege siege) {
    try {
      while (System.in.read() >= 0) {
        // Until the one who measures is done, or gone.
      }
    } catch (IOException e) {
      // That is an end, too.
    }
    siege.end();
  }
}
