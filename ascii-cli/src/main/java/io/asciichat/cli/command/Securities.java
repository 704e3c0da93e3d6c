package io.asciichat.cli.command;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.crypto.AcipSecurity;

/** Makes the security that the options ask for. */
final class Securities {
  private Securities() {}

  static AcipSecurity of(SecurityOptions options, BufferPool pool) {
    AcipSecurity.Builder builder = AcipSecurity.builder(pool).plaintext(options.noEncrypt);
    if (options.password != null) {
      builder.password(options.password.characters());
    }
    return builder.build();
  }
}
