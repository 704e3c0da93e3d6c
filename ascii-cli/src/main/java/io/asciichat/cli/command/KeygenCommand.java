package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.password.KeyPassphrase;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.KeyFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ascii-chat keygen}. */
@Command(
    name = "keygen",
    header = "Make a key that tells others who you are.",
    footer = {
      "  ascii-chat keygen                             id_ed25519 in the folder of config.toml",
      "  ascii-chat keygen studio --ask-passphrase     an encrypted key in the file studio"
    })
final class KeygenCommand implements Callable<Integer> {
  private static final String DEFAULT_NAME = "id_ed25519";

  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "<file>",
      description =
          "The private key's file, in OpenSSH's format; the public key stands beside it, in"
              + " <file>.pub. Default: id_ed25519 in the folder of config.toml")
  @Nullable Path file;

  @Option(
      names = "--comment",
      paramLabel = "<text>",
      description = "What stands beside the public key, such as a name.")
  String comment = "";

  @Option(
      names = "--ask-passphrase",
      fallbackValue = "true",
      description = "Encrypt the private key with a passphrase, asked for twice.")
  boolean askPassphrase;

  @Option(
      names = "--replace-key",
      fallbackValue = "true",
      description = "Write over a key that is there, which is then lost.")
  boolean replaceKey;

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  KeygenCommand(Shell shell) {
    this.shell = shell;
  }

  /** The terminal is asked last, so that a file that cannot be written is told before. */
  @Override
  public Integer call() {
    Path target = file == null ? defaultFile() : file;
    KeyFile.requireFree(target, replaceKey);
    Outcome outcome = new Outcome();
    char[] passphrase = new KeyPassphrase(shell, outcome).ofNewKey(askPassphrase);
    if (outcome.isKnown()) {
      return ErrorCode.OK.code();
    }
    try {
      IdentityKey key = KeyFile.generate(target, comment, passphrase, replaceKey);
      shell.out().println("private key  " + told(target, passphrase != null));
      shell.out().println("public key   " + Shell.oneLine(KeyFile.publicFile(target).toString()));
      FingerprintCommand.print(key, shell.out());
      return CommandLine.ExitCode.OK;
    } finally {
      if (passphrase != null) {
        Arrays.fill(passphrase, '\0');
      }
    }
  }

  private static String told(Path file, boolean isEncrypted) {
    return Shell.oneLine(file.toString())
        + (isEncrypted ? " (encrypted; keep its passphrase)" : " (not encrypted; keep it secret)");
  }

  private Path defaultFile() {
    return KeyEnvironment.of(shell.environment(), shell.homeFolder()).configFile(DEFAULT_NAME);
  }
}
