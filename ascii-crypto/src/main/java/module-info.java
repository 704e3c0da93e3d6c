/** The security port on libsodium: handshake, packet cipher, passwords. */
module io.asciichat.crypto {
  requires com.goterl.lazysodium;
  requires com.sun.jna;
  requires java.net.http;
  requires org.bouncycastle.provider;
  requires transitive io.asciichat.core;
  requires static org.jspecify;

  exports io.asciichat.crypto;
  exports io.asciichat.crypto.keys;
}
