package io.asciichat.cli.command.options;

import io.asciichat.crypto.AcipSecurity;
import org.jspecify.annotations.Nullable;

/** Makes the security that the options ask for. */
public final class Securities {
  private Securities() {}

  public static AcipSecurity of(SecurityOptions options, @Nullable Password password) {
    AcipSecurity.Builder builder = AcipSecurity.builder().plaintext(options.noEncrypt);
    if (password != null) {
      builder.password(password.characters());
    }
    return builder.build();
  }
}
