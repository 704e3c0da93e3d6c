package io.asciichat.crypto;

import io.asciichat.core.port.Security;
import io.asciichat.testkit.contract.SecurityContract;

class PlaintextSecurityContractTest extends SecurityContract {
  @Override
  protected Security client() {
    return AcipSecurity.builder().plaintext(true).build();
  }

  @Override
  protected Security server() {
    return AcipSecurity.builder().plaintext(true).build();
  }

  @Override
  protected boolean encrypts() {
    return false;
  }
}
