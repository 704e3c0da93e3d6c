package io.asciichat.crypto;

import io.asciichat.core.port.Security;
import io.asciichat.testkit.contract.SecurityContract;

class CompatibleSecurityContractTest extends SecurityContract {
  @Override
  protected Security client() {
    return AcipSecurity.builder().withoutExtensions().build();
  }

  @Override
  protected Security server() {
    return AcipSecurity.builder().withoutExtensions().build();
  }

  @Override
  protected boolean encrypts() {
    return true;
  }
}
