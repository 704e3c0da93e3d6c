package io.asciichat.cli.command.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.status.StatusView.Client;
import io.asciichat.cli.command.status.StatusView.Counts;
import io.asciichat.cli.command.status.StatusView.Server;
import io.asciichat.cli.command.status.StatusView.Traffic;
import io.asciichat.cli.command.status.StatusView.Trust;
import io.asciichat.core.text.FrameCharacters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTableTest {
  private static Server server(double up, long sent, double cpu) {
    return new Server(
        List.of("127.0.0.1:27224", "[::1]:27224"),
        false,
        up,
        64,
        2,
        new Traffic(sent / 2, sent),
        7,
        0.31,
        new StatusView.Load(cpu, 45_000_000L, 512_000_000L));
  }

  private static Client ada(double here, long frames, long samples) {
    return new Client(
        1,
        "Ada",
        "[2001:db8::1]:51234",
        Trust.KEY,
        "120x40",
        new Counts(new Traffic(1_000_000, frames * 10_000), frames, 3, frames / 2, samples),
        1.26,
        here);
  }

  private static Client newcomer(String name) {
    return new Client(
        17,
        name,
        "192.0.2.7:40000",
        Trust.NONE,
        "handshake",
        new Counts(new Traffic(0, 0), 0, 0, 0, 0),
        null,
        0.2);
  }

  private static StatusView first() {
    return new StatusView(server(100, 50_000_000, 10), List.of(ada(50, 3000, 480_000)));
  }

  private static StatusView second() {
    return new StatusView(
        server(101, 50_500_000, 10.25), List.of(ada(51, 3058, 504_000), newcomer("漢字の名前")));
  }

  @Test
  void ratesAreThoseBetweenTwoLooks() {
    List<String> lines = new StatusTable(200, true).lines(second(), first()).all();
    assertEquals(
        """
        2 of 64 clients  up 0:01:41  127.0.0.1:27224, [::1]:27224
        Mb/s in 2.0 out 4.0  drops 7  late p99 0.3 ms  cpu 25 %  heap 45 of 512 MB

        id  name        address              net  key  terminal   fps  up   in  out  drops   ms  sound     here
         1  Ada         [2001:db8::1]:51234  v6   key  120x40      58  29  0.0  4.6      3  1.3    50%  0:00:51
        17  漢字の名前  192.0.2.7:40000      v4   -    handshake    0   0  0.0  0.0      0    -     0%  0:00:00\
        """,
        String.join("\n", lines));
  }

  @Test
  void theFirstLookTellsTheMeanSinceTheStart() {
    List<String> lines = new StatusTable(200, true).lines(first(), null).all();
    assertTrue(lines.get(1).startsWith("Mb/s in 2.0 out 4.0  "), lines.get(1));
    assertTrue(lines.getLast().contains("  60  30  0.2  4.8  "), lines.getLast());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 50, 60, 72, 80, 100, 132, 200})
  void linesFitTheTerminal(int columns) {
    StatusTable.Lines lines = new StatusTable(columns, true).lines(second(), first());
    for (String line : lines.all()) {
      assertTrue(FrameCharacters.columns(line) <= columns, columns + ": " + line);
    }
    assertTrue(lines.title().startsWith("id  name"), lines.title());
    assertTrue(lines.title().contains("  fps"), lines.title());
    assertTrue(lines.title().contains("  out"), lines.title());
  }

  @Test
  void lessImportantColumnsGoFirst() {
    String wide = new StatusTable(90, true).lines(second(), first()).title();
    assertFalse(wide.contains("net"), wide);
    assertTrue(wide.contains("address"), wide);
    String narrow = new StatusTable(40, true).lines(second(), first()).title();
    assertEquals("id  name       fps   in  out  drops   ms", narrow);
  }

  @Test
  void namesAreCutAndWithoutUtf8Replaced() {
    StatusView view =
        new StatusView(server(1, 0, Double.NaN), List.of(newcomer("a very long name 漢".repeat(9))));
    String cut = new StatusTable(60, true).lines(view, null).rows().getFirst();
    assertTrue(cut.contains("…"), cut);
    String ascii = new StatusTable(200, false).lines(view, null).all().toString();
    assertTrue(ascii.chars().allMatch(c -> c < 0x80), ascii);
    assertFalse(ascii.contains("cpu"), ascii);
  }

  @Test
  void nobodyIsToldInWords() {
    StatusView view = new StatusView(server(1, 0, 0), List.of());
    assertEquals(
        "nobody is connected", new StatusTable(80, true).lines(view, null).all().getLast());
  }
}
