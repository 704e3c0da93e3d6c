package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.process.Shell;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ascii-chat fingerprint}. */
@Command(
    name = "fingerprint",
    header = "Show keys in forms that people can compare.",
    footer = {
      "  ascii-chat fingerprint id_ed25519             a file with a private or public key",
      "  ascii-chat fingerprint github:octocat         the keys of an account",
      "  ascii-chat fingerprint 'ssh-ed25519 AAAA…'    a key itself, between quotes"
    })
final class FingerprintCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "1",
      paramLabel = "<key>",
      description =
          "A file, a key as OpenSSH writes it, 64 hex digits, gpg:ID, github:USER, gitlab:USER, or"
              + " an address that begins with https://. Several are separated by commas.")
  String keys = "";

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  FingerprintCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    KeyEnvironment environment = KeyEnvironment.of(shell.environment(), shell.homeFolder());
    PublicKeys.Found found =
        new PublicKeys(environment, PublicKeys.MAX_KEYS).withPrivateKeys().read(keys);
    found.notes().forEach(shell::warn);
    found.keys().forEach(key -> print(key, shell.out()));
    return CommandLine.ExitCode.OK;
  }

  /** Prints a key in all its forms. */
  static void print(IdentityKey key, PrintStream out) {
    out.println("key          " + key.openSshLine());
    out.println("OpenSSH      " + key.fingerprint());
    out.println("C program    " + key.hexFingerprint());
    out.println(key.randomArt());
  }
}
