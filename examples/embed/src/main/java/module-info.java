/** A server and two clients in one program. */
module org.example.embed {
  requires io.asciichat.core;
  requires io.asciichat.crypto;
  requires io.asciichat.transport.tcp;
}
