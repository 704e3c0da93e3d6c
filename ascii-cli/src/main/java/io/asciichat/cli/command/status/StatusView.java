package io.asciichat.cli.command.status;

import io.asciichat.cli.json.JsonObject;
import io.asciichat.cli.json.JsonReader;
import io.asciichat.cli.process.Shell;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one moment, as read from a server's answer; those of the table. Counts are since
 * the server or the client came.
 *
 * @param server the server as a whole
 * @param clients those that are connected
 */
record StatusView(Server server, List<Client> clients) {
  /**
   * The server as a whole.
   *
   * @param addresses where it listens
   * @param draining whether it takes no newcomers
   * @param upSeconds since it was made
   * @param places how many clients may take part
   * @param joined how many do
   * @param traffic of all clients, those that have gone included
   * @param drops frames that were dropped on the way to clients
   * @param latenessMillis how late 99 of 100 frames were at the most
   * @param process what the server's process takes
   */
  record Server(
      List<String> addresses,
      boolean draining,
      double upSeconds,
      long places,
      long joined,
      Traffic traffic,
      long drops,
      double latenessMillis,
      Load process) {}

  /** Bytes of packets from and to clients. */
  record Traffic(long received, long sent) {}

  /**
   * The server's process.
   *
   * @param cpuSeconds processor time, or NaN when the system does not tell
   * @param heapBytes memory of objects, garbage included
   * @param committedBytes memory that is taken from the system for objects
   */
  record Load(double cpuSeconds, long heapBytes, long committedBytes) {}

  /**
   * One client.
   *
   * @param id the session's number
   * @param name fit to be shown, as the server's answer is not trusted; perhaps empty
   * @param address numeric, with the port
   * @param trust what is known of it
   * @param terminal columns and rows, or how far it has come
   * @param counts what has passed
   * @param roundTripMillis null before the first answer
   * @param hereSeconds since it connected
   */
  record Client(
      long id,
      String name,
      String address,
      Trust trust,
      String terminal,
      Counts counts,
      @Nullable Double roundTripMillis,
      double hereSeconds) {}

  /** What protects a client's connection. */
  enum Trust {
    /** Encrypted, and the client has proven a key. */
    KEY,
    /** Encrypted. */
    ENCRYPTED,
    /** Nothing, or the handshake is not over. */
    NONE
  }

  /**
   * What has passed between server and client.
   *
   * @param traffic bytes
   * @param framesSent frames to the client
   * @param drops frames to the client that were dropped
   * @param pictures pictures from the client
   * @param samples samples of sound from the client, 48,000 a second while it is not silent
   */
  record Counts(Traffic traffic, long framesSent, long drops, long pictures, long samples) {}

  /**
   * Reads the answer to a status request.
   *
   * @throws io.asciichat.core.error.AsciiChatException with code PROTOCOL when it is not one
   */
  static StatusView parse(String answer) {
    JsonObject all = JsonReader.object(answer);
    return new StatusView(
        server(all), all.objects("clients").stream().map(StatusView::client).toList());
  }

  private static Server server(JsonObject all) {
    JsonObject registry = all.object("registry");
    JsonObject process = all.object("process");
    return new Server(
        all.texts("addresses").stream().map(StatusView::shown).toList(),
        all.truth("draining"),
        all.number("up_seconds"),
        registry.whole("places"),
        registry.whole("entries"),
        traffic(all),
        all.object("video_queue").whole("dropped"),
        1e3 * all.object("lateness").number("p99_seconds"),
        new Load(
            process.has("cpu_seconds") ? process.number("cpu_seconds") : Double.NaN,
            process.whole("heap_used_bytes"),
            process.whole("heap_committed_bytes")));
  }

  private static Client client(JsonObject client) {
    JsonObject video = client.object("video_queue");
    return new Client(
        client.whole("id"),
        shown(client.text("name")),
        shown(client.text("address")),
        !client.truth("encrypted")
            ? Trust.NONE
            : client.has("identity") ? Trust.KEY : Trust.ENCRYPTED,
        client.has("terminal") ? size(client.object("terminal")) : shown(client.text("phase")),
        new Counts(
            traffic(client),
            video.whole("dequeued"),
            video.whole("dropped"),
            client.object("pictures").whole("received"),
            client.object("sound").whole("samples_received")),
        client.has("round_trip_seconds") ? 1e3 * client.number("round_trip_seconds") : null,
        client.number("connected_seconds"));
  }

  private static Traffic traffic(JsonObject link) {
    JsonObject traffic = link.object("traffic");
    return new Traffic(traffic.whole("received_bytes"), traffic.whole("sent_bytes"));
  }

  private static String size(JsonObject terminal) {
    return terminal.whole("columns") + "x" + terminal.whole("rows");
  }

  private static String shown(String text) {
    return Shell.oneLine(text);
  }

  /** The clients by their numbers. */
  Map<Long, Client> byId() {
    return clients.stream()
        .collect(Collectors.toMap(Client::id, Function.identity(), (one, other) -> one));
  }
}
