package io.asciichat.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ascii-chat load}. */
@Command(name = "load", header = "Measure a server with many synthetic clients.")
final class LoadCommand implements Callable<Integer> {
  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  LoadCommand(Shell shell) {}

  @Override
  public Integer call() {
    return 0;
  }
}
