package io.asciichat.testkit.link;

import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.link.LinkHandler;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Remembers what a link tells its owner. */
class RecordingHandler implements LinkHandler {
  final List<String> events = new ArrayList<>();
  @Nullable LinkEnd end;

  @Override
  public void established(PeerInfo peer) {
    events.add("established");
  }

  @Override
  public void received(PacketType type, ReceivedPacket packet) {
    events.add("received " + type + " of " + packet.length());
  }

  @Override
  public void dropped(int type, String reason) {
    events.add("dropped " + type + ": " + reason);
  }

  @Override
  public void slowStep(PacketType type, long nanos) {
    events.add("slow " + type + " " + nanos / 1_000_000);
  }

  @Override
  public void ended(LinkEnd reason) {
    events.add("ended " + reason.code());
    end = reason;
  }

  LinkEnd end() {
    return Objects.requireNonNull(end, "the link goes on");
  }
}
