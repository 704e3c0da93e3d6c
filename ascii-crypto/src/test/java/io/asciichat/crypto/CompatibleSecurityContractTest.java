package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Security;
import io.asciichat.testkit.contract.SecurityContract;

class CompatibleSecurityContractTest extends SecurityContract {
  @Override
  protected Security client(BufferPool packets) {
    return AcipSecurity.builder(packets).withoutExtensions().build();
  }

  @Override
  protected Security server(BufferPool packets) {
    return AcipSecurity.builder(packets).withoutExtensions().build();
  }

  @Override
  protected boolean encrypts() {
    return true;
  }
}
