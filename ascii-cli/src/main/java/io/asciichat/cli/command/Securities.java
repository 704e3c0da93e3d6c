package io.asciichat.cli.command;

import io.asciichat.crypto.AcipSecurity;
import org.jspecify.annotations.Nullable;

/** Makes the security that the options ask for. */
final class Securities {
  private Securities() {}

  static AcipSecurity of(SecurityOptions options, @Nullable Password password) {
    AcipSecurity.Builder builder = AcipSecurity.builder().plaintext(options.noEncrypt);
    if (password != null) {
      builder.password(password.characters());
    }
    return builder.build();
  }
}
