package io.asciichat.system.hostile;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.H265FramePacket;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.render.ViewerProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What attackers do. An attacker that is thrown out comes back as fast as it can. */
final class Attacks {
  private static final int BURST_PAUSE_MILLIS = 200;

  /** Several for each rendering of the server, so that it sees another one each time. */
  private static final int FORM_PAUSE_MILLIS = 5;

  private static final int COMEBACK_PAUSE_MILLIS = 50;
  private static final int PONG_PAUSE_MILLIS = 300;

  private Attacks() {}

  /** One packet of a flood; false when the connection is gone. */
  private interface Shot {
    boolean fire(Enemy enemy, int number) throws Exception;
  }

  /** A client that joins, shoots without a pause, and joins again when it is thrown out. */
  private static void flood(Siege siege, Shot shot) throws Exception {
    while (siege.goesOn()) {
      Enemy enemy = siege.join();
      if (enemy != null) {
        try (enemy) {
          enemy.listening().announce(80, 24, 30);
          long shots = 0;
          while (siege.goesOn() && shot.fire(enemy, (int) shots)) {
            shots++;
          }
        }
      }
      siege.pause(COMEBACK_PAUSE_MILLIS);
    }
  }

  /** The same by several clients at once. */
  private static void floods(Siege siege, int clients, Shot shot) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      flood(siege, shot);
                    } catch (Exception e) {
                      siege.fates().note("gave up: " + e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static byte[] picture(int width, int height) {
    PacketWriter out = new PacketWriter();
    byte[] pixels = new byte[width * height * 3];
    new Random(1).nextBytes(pixels);
    ImageFramePacket.CODEC.encode(
        new ImageFramePacket(
            width,
            height,
            ImageFramePacket.RGB,
            ImageFramePacket.Ignored.ZEROS,
            new ByteSlice(pixels, 0, pixels.length)),
        out);
    return Arrays.copyOf(out.array(), out.length());
  }

  static void toggles(Siege siege) throws Exception {
    byte[] picture = picture(2, 2);
    flood(
        siege,
        (enemy, number) ->
            (number % 200 != 199 || siege.pause(BURST_PAUSE_MILLIS))
                && enemy.send(PacketType.IMAGE_FRAME, picture)
                && enemy.send(StreamChange.STOP, StreamChange.stop(true, false)));
  }

  static void forms(Siege siege) throws Exception {
    List<byte[]> pictures = List.of(picture(256, 2), picture(2, 256), picture(16, 16));
    // Several, so that their pictures are on the page that is shown, and change how many there are.
    floods(
        siege,
        4,
        (enemy, number) ->
            enemy.send(PacketType.IMAGE_FRAME, pictures.get(number % pictures.size()))
                && siege.pause(FORM_PAUSE_MILLIS));
  }

  static void silent(Siege siege, int connections) throws Exception {
    keepOpen(siege, connections, enemy -> {});
  }

  static void announced(Siege siege) throws Exception {
    byte[] header = new byte[PacketHeader.SIZE];
    PacketHeader.encode(
        PacketType.CRYPTO_CLIENT_HELLO.code(), PacketHeader.MAX_PAYLOAD, 0, header, 0);
    keepOpen(siege, 150, enemy -> enemy.sendRaw(header));
  }

  private static void keepOpen(Siege siege, int connections, Consumer<Enemy> first)
      throws Exception {
    while (siege.pause(COMEBACK_PAUSE_MILLIS)) {
      while (siege.goesOn() && siege.open() < connections) {
        Enemy enemy = siege.connect();
        if (enemy == null) {
          break;
        }
        siege.fates().note("connected");
        first.accept(enemy.draining());
      }
    }
  }

  /** So many that they would fill the server. */
  static void pingOnly(Siege siege) throws Exception {
    List<Enemy> enemies = new ArrayList<>();
    while (siege.pause(PONG_PAUSE_MILLIS)) {
      enemies.removeIf(enemy -> !enemy.ping());
      while (siege.goesOn() && enemies.size() < Attack.PING_ONLY.places()) {
        Enemy enemy = siege.join();
        if (enemy == null) {
          break;
        }
        enemies.add(enemy.listening());
      }
    }
  }

  static void garbage(Siege siege) throws Exception {
    Random random = new Random(7);
    for (int i = 0; siege.goesOn(); i++) {
      Enemy enemy = siege.connect();
      if (enemy == null) {
        siege.pause(COMEBACK_PAUSE_MILLIS);
        continue;
      }
      try (enemy) {
        siege.fates().note("connected");
        byte[] bytes = new byte[1 + random.nextInt(5000)];
        random.nextBytes(bytes);
        if (i % 2 == 0 && bytes.length > PacketHeader.SIZE) {
          PacketHeader.encode(random.nextInt(7000), random.nextInt(1 << 22), 0, bytes, 0);
        }
        enemy.draining().sendRaw(bytes);
        siege.pause(5);
      }
    }
  }

  static void remoteLogs(Siege siege) throws Exception {
    String text = "x".repeat(400);
    flood(
        siege,
        (enemy, number) ->
            enemy.send(
                RemoteLog.CODEC, RemoteLog.fromClient(RemoteLog.Level.ERROR, text + number)));
  }

  static void errors(Siege siege) throws Exception {
    String text = "x".repeat(400);
    flood(
        siege,
        (enemy, number) ->
            enemy.send(
                ErrorMessage.CODEC,
                new ErrorMessage(number, WireText.of(text + number, ErrorMessage.MAX_MESSAGE))));
  }

  static void opusGarbage(Siege siege) throws Exception {
    Random random = new Random(3);
    List<OpusBatch> batches = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<ByteSlice> frames = new ArrayList<>();
      for (int k = 0; k < 8; k++) {
        byte[] frame = new byte[40 + random.nextInt(200)];
        random.nextBytes(frame);
        frame[0] = (byte) (random.nextInt(32) << 3); // one frame of any mode and length
        frames.add(new ByteSlice(frame, 0, frame.length));
      }
      batches.add(OpusBatch.of(frames));
    }
    floods(
        siege,
        3,
        (enemy, number) ->
            (number > 0 || enemy.send(StreamChange.START, StreamChange.start(false, true)))
                && enemy.send(OpusBatch.CODEC, batches.get(number % batches.size())));
  }

  static void rawSound(Siege siege) throws Exception {
    byte[] samples = new byte[4 * 8 * 19_200];
    new Random(4).nextBytes(samples);
    AudioBatch batch = new AudioBatch(1, 192_000, 8, new ByteSlice(samples, 0, samples.length));
    flood(
        siege,
        (enemy, number) ->
            (number > 0 || enemy.send(StreamChange.START, StreamChange.start(false, true)))
                && enemy.send(AudioBatch.CODEC, batch));
  }

  static void sizes(Siege siege) throws Exception {
    flood(
        siege,
        (enemy, number) -> enemy.announce(20 + number % 500, 10 + number % 97, 1 + number % 144));
  }

  static void names(Siege siege) throws Exception {
    flood(siege, (enemy, number) -> enemy.send(ClientJoin.CODEC, ClientJoin.of("N" + number, 1)));
  }

  static void pictures(Siege siege) throws Exception {
    byte[] picture = picture(640, 480);
    flood(siege, (enemy, number) -> enemy.send(PacketType.IMAGE_FRAME, picture));
  }

  static void h265(Siege siege) throws Exception {
    Random random = new Random(5);
    List<H265FramePacket> packets = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      byte[] stream = new byte[20_000];
      random.nextBytes(stream);
      for (int at = 0; at + 6 < stream.length; at += 500 + random.nextInt(2000)) {
        stream[at] = 0;
        stream[at + 1] = 0;
        stream[at + 2] = 1;
        stream[at + 3] = (byte) (random.nextInt(48) << 1); // any kind of NAL unit
        stream[at + 4] = 1;
      }
      packets.add(new H265FramePacket(1, 640, 480, new ByteSlice(stream, 0, stream.length)));
    }
    flood(
        siege,
        (enemy, number) -> enemy.send(H265FramePacket.CODEC, packets.get(number % packets.size())));
  }

  static void pings(Siege siege) throws Exception {
    flood(
        siege,
        (enemy, number) ->
            enemy.send(number % 2 == 0 ? PacketType.PING : PacketType.PONG, new byte[0]));
  }

  static void pingPayloads(Siege siege) throws Exception {
    byte[] payload = new byte[1000];
    flood(
        siege,
        (enemy, number) ->
            enemy.send(number % 2 == 0 ? PacketType.PING : PacketType.PONG, payload));
  }

  static void giants(Siege siege, int viewers) throws Exception {
    int number = 0;
    byte[] noise = picture(480, 270);
    List<Enemy> enemies = new ArrayList<>();
    while (siege.pause(PONG_PAUSE_MILLIS)) {
      // Each picture is new, and nothing in it can be told in few bytes.
      enemies.removeIf(enemy -> !enemy.send(PacketType.IMAGE_FRAME, noise));
      while (siege.goesOn() && enemies.size() < viewers) {
        Enemy enemy = siege.join();
        if (enemy == null) {
          break;
        }
        // No two alike: viewers that look alike share their pictures.
        enemy
            .draining()
            .announce(ViewerProfile.MAX_SIZE - number++ % 100, ViewerProfile.MAX_SIZE, 144);
        enemies.add(enemy);
      }
    }
  }

  static void neverReads(Siege siege) throws Exception {
    while (siege.pause(COMEBACK_PAUSE_MILLIS)) {
      Enemy enemy = siege.join();
      if (enemy != null) {
        try (enemy) {
          enemy.announce(200, 60, 60);
          while (siege.pause(PONG_PAUSE_MILLIS) && enemy.send(PacketType.PONG, new byte[0])) {
            // It lives on PONGs alone.
          }
        }
      }
    }
  }

  static void slowReader(Siege siege) throws Exception {
    while (siege.pause(COMEBACK_PAUSE_MILLIS)) {
      Enemy enemy = siege.join();
      if (enemy != null) {
        try (enemy) {
          enemy.trickling(1000).announce(200, 60, 60);
          while (siege.pause(PONG_PAUSE_MILLIS) && enemy.send(PacketType.PONG, new byte[0])) {
            // It reads a little, too.
          }
        }
      }
    }
  }

  /** The siege's security has a wrong password; a real attacker guesses as fast. */
  static void wrongPasswords(Siege siege) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    while (siege.goesOn()) {
                      Enemy enemy = siege.join();
                      if (enemy != null) {
                        enemy.close();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
