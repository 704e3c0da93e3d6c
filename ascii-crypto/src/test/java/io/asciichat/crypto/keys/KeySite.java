package io.asciichat.crypto.keys;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A web server on loopback that speaks HTTPS with a certificate of its own. */
final class KeySite implements AutoCloseable {
  private final HttpsServer server;
  private final SSLContext context;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private volatile int failure;
  private volatile boolean silent;

  KeySite() throws IOException, GeneralSecurityException {
    context = context();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(task -> Thread.ofVirtual().name("site").start(task));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String page = pages.get(path);
            String target = redirects.get(path);
            if (silent) {
              closed.await();
            } else if (failure != 0) {
              exchange.sendResponseHeaders(failure, -1);
            } else if (target != null) {
              exchange.getResponseHeaders().set("Location", target);
              exchange.sendResponseHeaders(302, -1);
            } else if (page == null) {
              exchange.sendResponseHeaders(404, -1);
            } else {
              byte[] body = page.getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  private static SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = "password".toCharArray();
    store.load(new ByteArrayInputStream(TestKeys.bytes("localhost.p12")), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Whose certificates a client has to accept. */
  SSLContext trust() {
    return context;
  }

  URI address(String path) {
    return URI.create("https://localhost:" + server.getAddress().getPort() + path);
  }

  void page(String path, String text) {
    pages.put(path, text);
  }

  void remove(String path) {
    pages.remove(path);
  }

  void redirect(String path, String target) {
    redirects.put(path, target);
  }

  /** Answers everything with this status; 0 for pages again. */
  void fail(int status) {
    failure = status;
  }

  /** Accepts requests and does not answer any more. */
  void fallSilent() {
    silent = true;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
