package io.asciichat.cli.command.options;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The server to connect to. */
public final class ServerOption {
  @Parameters(
      arity = "0..1",
      paramLabel = "<address>",
      defaultValue = "localhost",
      description = "The server: host, host:port or [IPv6]:port. Default: localhost")
  public String address = "localhost";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "<port>",
      defaultValue = "27224",
      converter = Numbers.Port.class,
      description = "TCP port when the address has none. Default: 27224.")
  public int port;
}
