package io.asciichat.testkit.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.contract.DisplayContract;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryDisplayTest extends DisplayContract {
  private MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));

  @Override
  protected Display create() {
    display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));
    return display;
  }

  @Override
  protected String output() {
    return display.text();
  }

  @Test
  void tellsAboutANewProfile() {
    AtomicInteger told = new AtomicInteger();
    display.onProfileChange(told::incrementAndGet);
    display.changeProfile(ViewerProfile.ofSize(100, 30));
    assertEquals(1, told.get());
    assertEquals(100, display.profile().columns());
  }
}
