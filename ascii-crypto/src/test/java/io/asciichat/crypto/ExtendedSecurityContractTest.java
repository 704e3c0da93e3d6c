package io.asciichat.crypto;

import io.asciichat.core.port.Security;
import io.asciichat.testkit.contract.SecurityContract;

class ExtendedSecurityContractTest extends SecurityContract {
  @Override
  protected Security client() {
    return AcipSecurity.builder().build();
  }

  @Override
  protected Security server() {
    return AcipSecurity.builder().build();
  }

  @Override
  protected boolean encrypts() {
    return true;
  }
}
