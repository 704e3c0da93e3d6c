package io.asciichat.cli.command.call;

import io.asciichat.cli.command.options.EnumConverter;
import io.asciichat.cli.config.BanFile;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext.Operation;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.session.SessionPhase;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.Whitelist;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server tells its operator. What a client can cause goes through {@link Repeats}. */
public final class ServerLog implements ServerListener {
  private static final Logger LOG = System.getLogger("io.asciichat.server");
  private static final Pattern IPV4 = Pattern.compile("\\d+(?:\\.\\d+){3}(?::\\d+)?");

  private final LongAdder clients = new LongAdder();
  private final long started = System.nanoTime();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong stumbles = new AtomicLong();
  private final AtomicLong slowSteps = new AtomicLong();
  private final Logger logger;
  private final ServerHealth health = new ServerHealth();
  private final Repeats repeats;
  private volatile @Nullable BanFile banFile;
  private final DistinctReasons reasons = new DistinctReasons();
  private final Set<Long> present = ConcurrentHashMap.newKeySet();
  private volatile boolean comparesWords = true;
  private volatile boolean asksPassword;
  private volatile boolean hasWhitelist;

  public ServerLog(Clock clock) {
    this(clock, LOG);
  }

  public ServerLog(Clock clock, Logger logger) {
    this.logger = logger;
    this.repeats = new Repeats(clock, () -> logger);
  }

  public void listening(String where) {
    LOG.log(Level.INFO, "listening on {0}; Ctrl+C ends it", where);
  }

  /** Says where its figures are. */
  public void metrics(InetSocketAddress where) {
    String at = new Endpoint(where.getAddress().getHostAddress(), where.getPort()).toString();
    LOG.log(Level.INFO, "metrics are at http://{0}/metrics", at);
  }

  /**
   * Says what the server proves to clients and what it asks them to prove.
   *
   * @param own its identities
   * @param allowed the clients that it lets in; null for all
   * @param password whether it knows a password, which proves to clients what check words would
   */
  public void credentials(List<Identity> own, @Nullable Whitelist allowed, boolean password) {
    for (Identity identity : own) {
      LOG.log(Level.INFO, "this server''s key is {0}", identity.key());
    }
    if (allowed != null) {
      accepting(allowed);
    }
    comparesWords = !password || !own.isEmpty();
    asksPassword = password;
    hasWhitelist = allowed != null;
  }

  /** Says how many clients may come in, in the words of the C program. */
  private static void accepting(Whitelist allowed) {
    int number = allowed.found().keys().size();
    LOG.log(
        Level.INFO, "Server will only accept {0} whitelisted clients", Integer.toString(number));
  }

  /**
   * A signal has asked the server to end.
   *
   * @param signal its name, such as {@code SIGTERM}
   */
  public void stopping(String signal) {
    LOG.log(Level.INFO, "{0} received - shutting down server...", signal);
  }

  /** Something that the operator should know. */
  public void warn(String line) {
    LOG.log(Level.WARNING, "{0}", line);
  }

  /**
   * The configuration was read again.
   *
   * @param changed names of options that have new values now
   * @param waiting names of options that have others in the file than the server was started with
   */
  public void settingsReloaded(List<String> changed, List<String> waiting) {
    String what =
        changed.isEmpty() ? "nothing has changed" : "changed " + String.join(", ", changed);
    String rest =
        waiting.isEmpty() ? "" : "; restart the server to change " + String.join(", ", waiting);
    logger.log(Level.INFO, () -> "configuration reloaded: " + what + rest);
  }

  /** The configuration could not be read again. */
  public void settingsKept(AsciiChatException mistake) {
    logger.log(Level.ERROR, () -> "keeps its settings: " + mistake.getMessage());
  }

  /**
   * The file of bans was read again.
   *
   * @param number bans that have not ended
   * @param gone clients that had to go
   */
  public void bansRead(int number, int gone) {
    logger.log(
        Level.INFO, () -> "bans read again: " + number + "; clients that had to go: " + gone);
  }

  /** The file of bans could not be read, or written; those that hold go on. */
  public void bansKept(Exception mistake) {
    logger.log(Level.ERROR, () -> "bans stay as they are: " + mistake.getMessage());
  }

  /** Keeps bans in a file from now on. */
  public void keepBans(BanFile file) {
    banFile = file;
  }

  @Override
  public void bansChanged(List<Ban> bans) {
    BanFile file = banFile;
    try {
      if (file != null) {
        file.write(bans);
      }
    } catch (AsciiChatException e) {
      logger.log(Level.ERROR, () -> "a ban is lost at the next start: " + e.getMessage());
    }
  }

  /** Nobody else is let in, and the server ends with the last client. */
  public void draining(int clients) {
    LOG.log(
        Level.INFO,
        "takes no newcomers and ends when the last client has left; clients now: {0}",
        Integer.toString(clients));
  }

  /** The list of clients was read again, or could not be. */
  public void reloaded(Whitelist allowed, Whitelist.Reload reload) {
    String mistake = reload.mistake();
    if (mistake != null) {
      LOG.log(Level.ERROR, "{0}", mistake);
      return;
    }
    allowed.found().notes().forEach(note -> LOG.log(Level.WARNING, "{0}", note));
    accepting(allowed);
  }

  /** Clients had to go because their keys are not in the list any more. */
  public void dismissed(int number) {
    if (number > 0) {
      LOG.log(
          Level.INFO,
          "clients that had to go, because their keys are not in the list any more: {0}",
          Integer.toString(number));
    }
  }

  /** A line of figures. */
  public void statistics(String line) {
    LOG.log(Level.INFO, "{0}", line);
  }

  /** The last line. */
  public void ended() {
    repeats.end();
    Duration time = Duration.ofNanos(System.nanoTime() - started);
    LOG.log(Level.INFO, "ended after {0}; clients served: {1}", clock(time), clients.toString());
  }

  /** Hours, minutes and seconds. */
  public static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /** What the server's events say of its health. */
  public ServerHealth health() {
    return health;
  }

  /** Writes what was counted while nothing new happens; for a loop of its own. */
  public Loop repeats() {
    return repeats;
  }

  /** Not through {@link Repeats}: each transition is told, to those who want to know that much. */
  @Override
  public void moved(SessionInfo session, SessionPhase before) {
    logger.log(
        Level.DEBUG,
        () -> from(session) + " is " + word(session.phase()) + ", was " + word(before));
  }

  private static String word(SessionPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void connected(SessionInfo session) {
    String family = family(session.address());
    about("arrivals", session, Level.INFO, () -> from(session) + family + " shakes hands");
  }

  /** The family of a numeric address with its port; empty for what has none. */
  private static String family(String address) {
    if (address.startsWith("[")) {
      return " (IPv6)";
    }
    return IPV4.matcher(address).matches() ? " (IPv4)" : "";
  }

  @Override
  public void established(SessionInfo session) {
    about(
        "handshakes",
        session,
        Level.INFO,
        () -> client(session) + " has shaken hands: " + proofs(session) + words(session));
  }

  /** What protects a session: this server asks the same of all. */
  private String proofs(SessionInfo session) {
    StringJoiner proofs = new StringJoiner(", ");
    proofs.add(session.encrypted() ? "encrypted" : "plaintext");
    if (session.encrypted() && asksPassword) {
      proofs.add("password");
    }
    String hex = session.identity();
    if (hex != null) {
      String key = IdentityKey.of(HexFormat.of().parseHex(hex), "").fingerprint();
      proofs.add((hasWhitelist ? "whitelisted key " : "key ") + key);
    }
    return proofs.toString();
  }

  private String words(SessionInfo session) {
    String words = session.checkWords();
    return words == null || !comparesWords ? "" : ", check words: " + words;
  }

  @Override
  public void joined(SessionInfo session) {
    clients.increment();
    present.add(session.id());
    int total = present.size();
    about(
        "joined",
        session,
        Level.INFO,
        () ->
            "Client "
                + session.id()
                + " connected, total clients: "
                + total
                + ", from "
                + session.address()
                + named(session));
  }

  private static String named(SessionInfo session) {
    return session.name().isEmpty() ? "" : "; name " + session.name();
  }

  @Override
  public void terminalChanged(SessionInfo session) {
    ViewerProfile shown = session.profile();
    if (shown != null) {
      about(
          "changed terminals",
          session,
          Level.INFO,
          () -> client(session) + ": capabilities updated " + capabilities(shown));
    }
  }

  private static String capabilities(ViewerProfile shown) {
    return shown.columns()
        + "x"
        + shown.rows()
        + ", palette="
        + EnumConverter.word(shown.palette())
        + ", color="
        + EnumConverter.word(shown.colorLevel())
        + ", mode="
        + EnumConverter.word(shown.shownMode())
        + ", fps="
        + shown.framesPerSecond();
  }

  @Override
  public void left(SessionInfo session, SessionEnd end) {
    present.remove(session.id());
    reasons.forget(session.id());
    int total = present.size();
    Throwable cause = end.cause();
    if (end.code() == ErrorCode.INTERNAL && cause != null) {
      about(
          "faults", session, Level.ERROR, () -> client(session) + " met a fault: " + trace(cause));
    }
    boolean early = end.context().operation() == Operation.SHAKING_HANDS;
    about(
        "gone",
        session,
        Level.INFO,
        () ->
            from(session)
                + " has gone after "
                + clock(end.lasted())
                + (early ? ", before the handshake was done: " : ": ")
                + end.reason()
                + (early ? "" : "; total clients: " + total)
                + named(session));
  }

  @Override
  public void rejected(String address, String reason) {
    long count = rejected.incrementAndGet();
    repeats.log(
        "turned away",
        address,
        Level.WARNING,
        () -> "turned " + address + " away: " + reason + "; " + count + " so far");
  }

  @Override
  public void badPacket(SessionInfo session, int type, String reason) {
    Supplier<String> text =
        () ->
            "dropped a packet of type "
                + type
                + " from "
                + client(session)
                + ": "
                + reason
                + "; "
                + session.badPackets()
                + " so far";
    repeats.badPacket(reasons.isNew(session.id(), type, reason), session.address(), text);
  }

  @Override
  public void slowStep(SessionInfo session, String type, Duration took) {
    long count = slowSteps.incrementAndGet();
    about(
        "slow packets",
        session,
        Level.WARNING,
        () ->
            client(session)
                + "'s "
                + type
                + " kept its loop busy for "
                + took.toMillis()
                + " ms; "
                + count
                + " so far");
  }

  @Override
  public void loopStuck(String trace) {
    repeats.log("stuck loops", "", Level.WARNING, () -> trace);
  }

  @Override
  public void banned(String address, Duration time) {
    repeats.log(
        "bans",
        address,
        Level.WARNING,
        () -> address + " is refused for " + clock(time) + " because of wrong passwords");
  }

  @Override
  public void overBudget(SessionInfo session, String kind) {
    about(
        "budgets",
        session,
        Level.WARNING,
        () ->
            from(session)
                + " sends too many or too costly "
                + kind
                + "; what is too much is dropped");
  }

  @Override
  public void decoderClosed(SessionInfo session, String reason) {
    about("decoders", session, Level.WARNING, () -> from(session) + ": " + reason);
  }

  @Override
  public void remoteLog(SessionInfo session, String text) {
    about("clients' words", session, Level.INFO, () -> client(session) + " says: " + text);
  }

  @Override
  public void rehearsalFailed(Throwable failure) {
    LOG.log(
        Level.WARNING,
        "a call before the first one failed, so the first client may wait: {0}",
        failure.toString());
  }

  @Override
  public void decodersFailed(Throwable failure) {
    LOG.log(
        Level.WARNING,
        "H.265 cannot be decoded here: {0}; C clients need --video-codec raw",
        failure.getMessage());
  }

  @Override
  public void acceptFailed(Throwable failure) {
    health.acceptFailed();
    repeats.log(
        "failed accepts",
        "",
        Level.WARNING,
        () ->
            "cannot accept connections, and goes on trying: "
                + failure.getMessage()
                + "; too many open files can be allowed with ulimit -n");
  }

  @Override
  public void acceptRecovered(long failures, Duration lasted) {
    health.acceptRecovered();
    repeats.log(
        "recoveries",
        "",
        Level.INFO,
        () ->
            "can accept connections again; "
                + failures
                + " could not be within "
                + lasted.toSeconds()
                + " s");
  }

  @Override
  public void loopDied(String loop, Throwable failure) {
    health.loopDied(loop);
    String text = "the loop '" + loop + "' has died: " + failure;
    repeats.log("dead loops", "", Level.WARNING, () -> text);
  }

  @Override
  public void loopStumbled(String loop, Throwable failure) {
    long count = stumbles.incrementAndGet();
    String text = "the loop '" + loop + "' goes on after a failure: " + failure;
    repeats.log("failed steps", "", Level.WARNING, () -> text + "; " + count + " so far");
  }

  @Override
  public void drawingLimited(int profiles) {
    repeats.log(
        "limits of drawing",
        "",
        Level.INFO,
        () ->
            profiles == 0
                ? "draws again all that viewers ask for"
                : "viewers ask for more than is drawn for all; the largest terminals get fewer"
                    + " frames");
  }

  /** Collects garbage, once after a crowd has left: only then does the heap shrink. */
  @Override
  public void memoryFreed(long bytes) {
    System.gc();
  }

  @Override
  public void recovered(Duration lasted) {
    repeats.log(
        "recoveries",
        "",
        Level.INFO,
        () ->
            "has enough memory and threads again, after "
                + lasted.toSeconds()
                + " s; newcomers are let in");
  }

  /** Ends the process: what would be tried in an orderly way might never end. */
  @Override
  public void exhausted(Throwable failure) {
    try {
      LOG.log(Level.ERROR, "out of memory without any client; ends: {0}", failure.toString());
    } finally {
      Shell.halt(ErrorCode.MEMORY);
    }
  }

  private void about(String kind, SessionInfo session, Level level, Supplier<String> text) {
    repeats.log(kind, session.address(), level, text);
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString().strip();
  }

  private static String client(SessionInfo session) {
    return "client " + session.id();
  }

  private static String from(SessionInfo session) {
    return client(session) + " from " + session.address();
  }
}
