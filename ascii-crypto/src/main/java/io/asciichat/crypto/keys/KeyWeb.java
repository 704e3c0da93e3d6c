package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages with keys over HTTPS. The last good answer is kept in a file, so that a server
 * without network starts again with the keys that it had; the network is asked first each time, and
 * a page that is gone is not kept. For one thread at a time.
 */
final class KeyWeb {
  static final Duration MAX_CACHE_AGE = Duration.ofDays(7);
  static final int MAX_BYTES = 1 << 20;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int OK = 200;
  private static final int SERVER_ERRORS = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Path cache;
  private final InstantSource time;
  private final @Nullable SSLContext trust;
  private final Duration timeout;

  /**
   * @param cache folder of the kept answers; made when missing
   */
  KeyWeb(Path cache) {
    this(cache, InstantSource.system(), null, TIMEOUT);
  }

  /**
   * @param trust whose certificates are accepted; null for the usual ones
   */
  KeyWeb(Path cache, InstantSource time, @Nullable SSLContext trust, Duration timeout) {
    this.cache = cache;
    this.time = time;
    this.trust = trust;
    this.timeout = timeout;
  }

  /**
   * The text of a page.
   *
   * @param text its text
   * @param note what a person should know about it; null when nothing
   */
  record Page(String text, @Nullable String note) {}

  /**
   * Returns a page: from the network, or the kept one when the network does not give it.
   *
   * @param address begins with https
   * @throws AsciiChatException with code NETWORK, TIMEOUT or SIZE when there is neither
   */
  Page get(URI address) {
    Path kept = cache.resolve(nameOf(address));
    try {
      HttpResponse<String> answer = ask(address);
      int status = answer.statusCode();
      if (status == OK) {
        keep(kept, answer.body());
        return new Page(answer.body(), null);
      }
      String message =
          address + " answers with status " + status + " instead of keys; check the name";
      if (status < SERVER_ERRORS && status != TOO_MANY_REQUESTS) {
        forget(kept);
        throw new AsciiChatException(ErrorCode.NETWORK, message);
      }
      return kept(kept, address, "status " + status, ErrorCode.NETWORK, null);
    } catch (TimeoutException e) {
      return kept(kept, address, "no answer in time", ErrorCode.TIMEOUT, e);
    } catch (IOException e) {
      // The JDK has no type of its own for this.
      if (String.valueOf(e.getMessage()).contains("exceeds capacity")) {
        throw new AsciiChatException(
            ErrorCode.SIZE, address + " is larger than pages with keys are; check the address", e);
      }
      return kept(kept, address, "no connection", ErrorCode.NETWORK, e);
    }
  }

  private HttpResponse<String> ask(URI address) throws IOException, TimeoutException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT.compareTo(timeout) < 0 ? CONNECT_TIMEOUT : timeout)
            // Never from HTTPS to HTTP.
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(task -> Thread.ofVirtual().name("key-fetch").start(task));
    if (trust != null) {
      builder.sslContext(trust);
    }
    HttpClient client = builder.build();
    try {
      HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "text/plain").build();
      return client
          .sendAsync(
              request,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES))
          .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      // The client's own limit for connecting; all of it together is bounded by the wait above.
      if (e.getCause() instanceof HttpTimeoutException) {
        throw new TimeoutException(e.getCause().getMessage());
      }
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait was ended", e);
    } finally {
      client.shutdownNow();
    }
  }

  private Page kept(Path kept, URI address, String why, ErrorCode code, @Nullable Throwable cause) {
    try {
      Instant written = Files.getLastModifiedTime(kept).toInstant();
      Duration age = Duration.between(written, time.instant());
      if (age.compareTo(MAX_CACHE_AGE) <= 0 && Files.size(kept) <= MAX_BYTES) {
        return new Page(
            Files.readString(kept),
            address + " cannot be read (" + why + "); using its keys of " + ago(age));
      }
    } catch (IOException e) {
      // Nothing is kept: the failure of the network is the one to tell.
      return unreachable(address, why, code, cause);
    }
    return unreachable(address, why, code, cause);
  }

  private static Page unreachable(
      URI address, String why, ErrorCode code, @Nullable Throwable cause) {
    throw new AsciiChatException(
        code, address + " cannot be read (" + why + "); check the network and the address", cause);
  }

  private static String ago(Duration age) {
    return age.toHours() < 1
        ? Math.max(age.toMinutes(), 0) + " minutes ago"
        : age.toHours() < 48 ? age.toHours() + " hours ago" : age.toDays() + " days ago";
  }

  private void keep(Path kept, String text) {
    try {
      OwnedFiles.makeFolder(cache);
      Path fresh = Files.createTempFile(cache, "keys", ".new"); // for its owner alone
      try {
        Files.writeString(fresh, text);
        Files.setLastModifiedTime(fresh, FileTime.from(time.instant()));
        Files.move(fresh, kept, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      // The next start without network will say that nothing is kept; this one has the keys.
      return;
    }
  }

  private static void forget(Path kept) {
    try {
      Files.deleteIfExists(kept);
    } catch (IOException e) {
      // It is too old in a few days.
      return;
    }
  }

  private static String nameOf(URI address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(address.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash) + ".keys";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
