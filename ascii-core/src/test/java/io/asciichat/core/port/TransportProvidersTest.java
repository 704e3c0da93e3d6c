package io.asciichat.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportProvidersTest {
  @TempDir Path folder;

  private final List<String> problems = new ArrayList<>();
  private final TransportProviders transports = new TransportProviders(problems::add);

  /** Adds a plugin that names these providers. */
  private boolean add(String origin, String... names) throws IOException {
    Path plugin = folder.resolve(origin);
    Path services = Files.createDirectories(plugin.resolve("META-INF/services"));
    Files.write(services.resolve(TransportProvider.class.getName()), List.of(names));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {plugin.toUri().toURL()}, getClass().getClassLoader())) {
      return transports.addFrom(loader, origin);
    }
  }

  @Test
  void findsWhatJarsName() throws IOException {
    assertTrue(add("a.jar", Pigeon.class.getName()));
    assertTrue(add("b.jar", Drum.class.getName()));
    assertEquals(Pigeon.class, transports.require("pigeon").getClass());
    assertEquals("drum (by drum), pigeon (by bird)", transports.list());
    assertEquals(List.of(), problems);
  }

  @Test
  void aJarWithoutProvidersIsNoProblem() throws IOException {
    assertFalse(add("empty.jar"));
    assertEquals(List.of(), problems);
    assertTrue(transports.find("pigeon").isEmpty());
  }

  @Test
  void whatAParentHasCountsOnce() throws IOException {
    add("a.jar", Pigeon.class.getName());
    assertFalse(add("b.jar", Pigeon.class.getName()));
    assertEquals(List.of(), problems);
  }

  @Test
  void theFirstOfAnameStays() throws IOException {
    add("a.jar", Pigeon.class.getName());
    assertTrue(add("b.jar", OtherPigeon.class.getName()));
    assertEquals(Pigeon.class, transports.require("pigeon").getClass());
    assertProblem("b.jar has a transport 'pigeon', too");
  }

  @ParameterizedTest
  @CsvSource({
    "no.such.Provider, no.such.Provider",
    "io.asciichat.core.port.TransportProvidersTest, not a subtype",
    "io.asciichat.core.port.TransportProvidersTest$Thrower, the owl is ill",
    "io.asciichat.core.port.TransportProvidersTest$Nameless, NullPointerException",
    "two words, Illegal configuration-file syntax"
  })
  void aBrokenProviderIsNamedAndTheOthersGoOn(String provider, String reason) throws IOException {
    add("a.jar", Pigeon.class.getName());
    assertTrue(add("b.jar", provider));
    add("c.jar", Drum.class.getName());
    assertProblem("b.jar has a transport that cannot be loaded");
    assertTrue(problems.getFirst().contains(reason), problems::toString);
    assertEquals("drum (by drum), pigeon (by bird)", transports.list());
  }

  @Test
  void aBrokenProviderKeepsThoseOfItsOwnJar() throws IOException {
    assertTrue(add("a.jar", Thrower.class.getName(), "no.such.Provider", Drum.class.getName()));
    assertEquals(2, problems.size(), problems::toString);
    assertEquals("drum (by drum)", transports.list());
  }

  @Test
  void aNameIsAscheme() throws IOException {
    add("a.jar", Shouter.class.getName());
    assertProblem("a.jar names a transport 'LOUD VOICE'");
    assertEquals("", transports.list());
  }

  private void assertProblem(String words) {
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().contains(words), problems::toString);
    assertFalse(problems.getFirst().contains("\n"), problems::toString);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() throws IOException {
    add("a.jar", Pigeon.class.getName(), Drum.class.getName());
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> transports.require("nothing"));
    assertEquals(ErrorCode.USAGE, refused.code());
    assertEquals(
        "'nothing' is not a transport; there are: drum (by drum), pigeon (by bird)",
        refused.getMessage());
  }

  @Test
  void whatCannotBeMadeIsToldInALine() {
    AsciiChatException failed =
        assertThrows(AsciiChatException.class, () -> TransportProviders.create(new Pigeon()));
    assertEquals(ErrorCode.NOT_SUPPORTED, failed.code());
    assertEquals(
        "the transport 'pigeon' cannot be used: IllegalStateException, no bird is here",
        failed.getMessage());
    AsciiChatException told =
        assertThrows(AsciiChatException.class, () -> TransportProviders.create(new Drum()));
    assertEquals("buy a drum", told.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "example.org:5, '', example.org:5",
    "TCP://[::1]:5, tcp, [::1]:5",
    "x+y-2://anywhere, x+y-2, anywhere",
    "memory://, memory, ''",
    "://x, '', x"
  })
  void anAddressMayBeginWithAScheme(String address, String scheme, String rest) {
    assertEquals(scheme, TransportProviders.schemeOf(address));
    assertEquals(rest, TransportProviders.withoutScheme(address));
  }

  @Test
  void addressesAreHostsAndPortsUnlessTheProviderReadsThemOtherwise() {
    assertEquals(new Endpoint("roof", 7), new Pigeon().parse("roof:7", 5));
    assertEquals(new Endpoint("roof", 5), new Pigeon().parse("roof", 5));
    assertEquals(List.of(new Endpoint("localhost", 0)), new Pigeon().standardEndpoints(0));
  }

  /** A transport that cannot be made. */
  public static class Pigeon implements TransportProvider {
    @Override
    public String scheme() {
      return "pigeon";
    }

    @Override
    public String description() {
      return "by bird";
    }

    @Override
    public Transport create() {
      throw new IllegalStateException("no bird is here");
    }
  }

  /** The same again. */
  public static final class OtherPigeon extends Pigeon {}

  /** Another one. */
  public static final class Drum extends Pigeon {
    @Override
    public String scheme() {
      return "drum";
    }

    @Override
    public String description() {
      return "by drum";
    }

    @Override
    public Transport create() {
      throw new AsciiChatException(ErrorCode.NOT_SUPPORTED, "buy a drum");
    }
  }

  /** Has a name that cannot stand in an address. */
  public static final class Shouter extends Pigeon {
    @Override
    public String scheme() {
      return "LOUD VOICE";
    }
  }

  /** Has no name. */
  public static final class Nameless extends Pigeon {
    @Override
    @SuppressWarnings("NullAway") // what plugins may do that are not checked
    public String scheme() {
      return null;
    }
  }

  /** Fails at once. */
  public static final class Thrower extends Pigeon {
    /** Fails. */
    public Thrower() {
      throw new IllegalStateException("the owl is ill");
    }
  }
}
