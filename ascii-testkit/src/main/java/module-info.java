/**
 * Everything that tests of ascii-chat, of its adapters and of programs that embed it have in
 * common: in-memory adapters, simulated time, synthetic cameras, a contract test for each port,
 * architecture rules and a load generator. JUnit and ArchUnit are needed only by those who use the
 * contracts and the rules.
 */
module io.asciichat.testkit {
  requires transitive io.asciichat.core;
  requires HdrHistogram;
  requires static com.tngtech.archunit;
  requires static transitive org.jspecify;
  requires static org.junit.jupiter.api;
  requires static org.junit.jupiter.params;

  exports io.asciichat.testkit.arch;
  exports io.asciichat.testkit.audio;
  exports io.asciichat.testkit.call;
  exports io.asciichat.testkit.contract;
  exports io.asciichat.testkit.display;
  exports io.asciichat.testkit.fault;
  exports io.asciichat.testkit.load;
  exports io.asciichat.testkit.security;
  exports io.asciichat.testkit.sim;
  exports io.asciichat.testkit.transport;
  exports io.asciichat.testkit.video;
}
