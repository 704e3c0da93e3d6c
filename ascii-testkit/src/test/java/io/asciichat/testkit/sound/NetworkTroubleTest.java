package io.asciichat.testkit.sound;

import io.asciichat.testkit.transport.LinkTrouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkTroubleTest {
  @Test
  void explore() {
    for (int frame : new int[] {240, 480, 960}) {
      show("calm " + frame, new Listening(frame, 0, LinkTrouble.NONE).run(60));
    }
    for (int jitter : new int[] {50, 200}) {
      LinkTrouble t = LinkTrouble.NONE.jitter(Duration.ofMillis(jitter));
      show("jitter " + jitter, new Listening(480, 0, t).run(600));
    }
    for (int share : new int[] {1, 5, 20}) {
      LinkTrouble t = LinkTrouble.NONE.stalls(share / 100.0, Duration.ofMillis(100));
      show("stalls " + share, new Listening(480, 0, t).run(600));
    }
    for (int ppm : new int[] {-300, 300}) {
      long began = System.nanoTime();
      show("drift " + ppm, new Listening(480, ppm, LinkTrouble.NONE).run(600));
      Listening l = new Listening(480, ppm, LinkTrouble.NONE);
      l.run(300);
      show("drift after 300 " + ppm, l.run(600));
      System.err.println((System.nanoTime() - began) / 1500e6 + " s per second");
    }
    Listening l = new Listening(480, 0, LinkTrouble.NONE);
    l.speaks = n -> n / 100 % 2 == 0 || n % 7 < 3 && n / 50 % 2 == 0;
    show("pauses", l.run(60));
    l = new Listening(480, 0, LinkTrouble.NONE);
    l.speaks = n -> n / 100 % 2 == 0;
    l.announces = false;
    show("pauses unannounced", l.run(60));
  }

  private static void show(String name, Listening l) {
    System.err.println(name + ": " + l);
  }
}
