package io.asciichat.cli.command.status;

import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.command.statistics.StatisticsJson;
import io.asciichat.cli.control.ControlAnswer;
import io.asciichat.cli.control.ControlRequest;
import io.asciichat.cli.control.ControlServer;
import io.asciichat.cli.json.JsonWriter;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.lock.LockReport;
import io.asciichat.core.server.AsciiChatServer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Does what is asked at a server's control socket. */
public final class ServerControl implements ControlServer.Handler {
  private static final Logger LOG = System.getLogger("io.asciichat.control");
  private static final String KICKED = "the server's operator has ended your call";

  private final AsciiChatServer server;
  private final Runnable reload;

  /**
   * @param reload begins to read again what can be read again, as signal HUP does
   */
  public ServerControl(AsciiChatServer server, Runnable reload) {
    this.server = server;
    this.reload = reload;
  }

  @Override
  public ControlAnswer answer(ControlRequest request) {
    if (request.verb().changes()) {
      LOG.log(Level.INFO, "asked at the control socket: {0}", request);
    }
    List<String> words = request.words();
    return switch (request.verb()) {
      case STATUS -> ControlAnswer.done(status());
      case KICK -> kick(words.getFirst(), words.size() > 1 ? words.get(1) : KICKED);
      case RELOAD -> reload();
      case LOCKS -> ControlAnswer.done(LockReport.now().toString().stripTrailing());
    };
  }

  private String status() {
    JsonWriter json = new JsonWriter().beginObject();
    json.member("pid", ProcessHandle.current().pid()).name("addresses").beginArray();
    server.endpoints().forEach(endpoint -> json.value(endpoint.toString()));
    json.endArray();
    StatisticsJson.members(json, server.statistics());
    return json.endObject().toString();
  }

  private ControlAnswer kick(String number, String reason) {
    long id = id(number);
    int ended = server.dismiss(session -> session.id() == id, ErrorCode.AUTH, reason);
    if (ended == 0) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "there is no client " + id + "; 'ascii-chat status' lists those here");
    }
    return ControlAnswer.done("client " + id + " has to go: " + reason);
  }

  private static long id(String number) {
    try {
      int id = Numbers.whole(number);
      if (id > 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new AsciiChatException(
        ErrorCode.USAGE,
        "'" + number + "' is not a client's number; 'ascii-chat status' lists them");
  }

  private ControlAnswer reload() {
    reload.run();
    return ControlAnswer.done(
        "settings and keys are read again; the server's log tells what came of it");
  }
}
