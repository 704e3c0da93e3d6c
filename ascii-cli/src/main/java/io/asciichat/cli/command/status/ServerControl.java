package io.asciichat.cli.command.status;

import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.command.statistics.StatisticsJson;
import io.asciichat.cli.control.ControlAnswer;
import io.asciichat.cli.control.ControlRequest;
import io.asciichat.cli.control.ControlRequest.Verb;
import io.asciichat.cli.control.ControlServer;
import io.asciichat.cli.json.JsonWriter;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.lock.LockReport;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.BanSubject;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.statistics.ClientStatistics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** Does what is asked at a server's control socket. */
public final class ServerControl implements ControlServer.Handler {
  private static final Logger LOG = System.getLogger("io.asciichat.control");
  private static final String KICKED = "the server's operator has ended your call";

  private final AsciiChatServer server;
  private final Steering steering;
  private final InstantSource calendar;

  /**
   * @param steering does what the server itself does not
   * @param calendar tells when bans end, as the server's does
   */
  public ServerControl(AsciiChatServer server, Steering steering, InstantSource calendar) {
    this.server = server;
    this.steering = steering;
    this.calendar = calendar;
  }

  /**
   * What a server's command does for its operator. Called on the control thread.
   *
   * @param reload begins to read again what can be read again, as signal HUP does
   * @param drain takes no newcomers from now on, and ends with the last client
   */
  public record Steering(Runnable reload, Runnable drain) {}

  @Override
  public ControlAnswer answer(ControlRequest request) {
    if (request.verb().changes()) {
      LOG.log(Level.INFO, "asked at the control socket: {0}", request);
    }
    List<String> words = request.words();
    return switch (request.verb()) {
      case STATUS -> ControlAnswer.done(status());
      case KICK -> kick(words.getFirst(), words.size() > 1 ? words.get(1) : KICKED);
      case BAN -> ban(words.getFirst(), words.get(1), words.size() > 2 ? words.get(2) : "");
      case UNBAN -> unban(words.getFirst());
      case BANS -> ControlAnswer.done(bans());
      case RELOAD -> reload();
      case DRAIN -> drain();
      case LOCKS -> ControlAnswer.done(LockReport.now().toString().stripTrailing());
    };
  }

  private String status() {
    JsonWriter json = new JsonWriter().beginObject();
    json.member("pid", ProcessHandle.current().pid()).name("addresses").beginArray();
    server.endpoints().forEach(endpoint -> json.value(endpoint.toString()));
    json.endArray().member("draining", server.isDraining());
    StatisticsJson.members(json, server.statistics());
    return json.endObject().toString();
  }

  private ControlAnswer kick(String number, String reason) {
    long id = id(number);
    int ended = server.dismiss(session -> session.id() == id, ErrorCode.AUTH, reason);
    if (ended == 0) {
      throw notHere(id);
    }
    return ControlAnswer.done("client " + id + " has to go: " + reason);
  }

  private ControlAnswer ban(String time, String whom, String note) {
    Instant until =
        time.equals(Verb.FOR_GOOD)
            ? null
            : calendar
                .instant()
                .plusSeconds(whole(time, "'" + time + "' is not a time in seconds"));
    BanSubject subject = whom.matches("[0-9]+") ? client(id(whom)) : subject(whom);
    try {
      Ban ban = new Ban(subject, until, note);
      int ended = server.ban(ban);
      return ControlAnswer.done("banned " + ban.line() + "; clients that have to go: " + ended);
    } catch (IllegalArgumentException e) {
      throw new AsciiChatException(ErrorCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** The key of a client, or its address when it has proven none. */
  private BanSubject client(long id) {
    SessionInfo session =
        server.statistics().clients().stream()
            .map(ClientStatistics::session)
            .filter(one -> one.id() == id)
            .findFirst()
            .orElseThrow(() -> notHere(id));
    String key = session.identity();
    return key == null
        ? subject(Endpoint.parse(session.address(), 0).host())
        : new BanSubject.Key(key);
  }

  private ControlAnswer unban(String whom) {
    BanSubject subject = subject(whom);
    if (!server.unban(subject)) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "there is no ban of " + subject.text() + "; 'ascii-chat status bans' lists them");
    }
    return ControlAnswer.done("no longer banned: " + subject.text());
  }

  private static BanSubject subject(String whom) {
    try {
      return BanSubject.of(whom);
    } catch (IllegalArgumentException e) {
      throw new AsciiChatException(ErrorCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private String bans() {
    List<Ban> bans = server.bans();
    return bans.isEmpty()
        ? "nobody is banned"
        : bans.stream().map(Ban::line).collect(Collectors.joining("\n"));
  }

  private ControlAnswer drain() {
    if (server.isDraining()) {
      return ControlAnswer.done("the server takes no newcomers already");
    }
    int clients = server.sessions().size();
    steering.drain.run();
    return ControlAnswer.done(
        "the server takes no newcomers and ends with the last client; clients now: " + clients);
  }

  private static long id(String number) {
    return whole(
        number, "'" + number + "' is not a client's number; 'ascii-chat status' lists them");
  }

  private static int whole(String number, String otherwise) {
    try {
      int value = Numbers.whole(number);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    throw new AsciiChatException(ErrorCode.USAGE, otherwise);
  }

  private static AsciiChatException notHere(long id) {
    return new AsciiChatException(
        ErrorCode.USAGE, "there is no client " + id + "; 'ascii-chat status' lists those here");
  }

  private ControlAnswer reload() {
    steering.reload.run();
    return ControlAnswer.done(
        "settings and keys are read again; the server's log tells what came of it");
  }
}
