/**
 * Everything that tests of ascii-chat, of its adapters and of programs that embed it have in
 * common: in-memory adapters, simulated time, synthetic cameras, a contract test for each port,
 * architecture rules, a list of what tests need of a machine and a load generator. JUnit and
 * ArchUnit are needed only by those who use the contracts, that list and the rules.
 */
module io.asciichat.testkit {
  requires transitive io.asciichat.core;
  requires HdrHistogram;
  requires java.management;
  requires static com.tngtech.archunit;
  requires static transitive org.jspecify;
  requires static org.junit.jupiter.api;
  requires static org.junit.jupiter.params;
  requires static org.junit.platform.commons;
  requires static org.junit.platform.engine;
  requires static org.junit.platform.launcher;

  exports io.asciichat.testkit.arch;
  exports io.asciichat.testkit.audio;
  exports io.asciichat.testkit.call;
  exports io.asciichat.testkit.contract;
  exports io.asciichat.testkit.display;
  exports io.asciichat.testkit.fault;
  exports io.asciichat.testkit.load;
  exports io.asciichat.testkit.needs;
  exports io.asciichat.testkit.security;
  exports io.asciichat.testkit.sim;
  exports io.asciichat.testkit.transport;
  exports io.asciichat.testkit.video;

  provides io.asciichat.core.port.TransportProvider with
      io.asciichat.testkit.transport.MemoryTransport.Provider;
}
