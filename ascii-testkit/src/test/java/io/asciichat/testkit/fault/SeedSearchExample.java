package io.asciichat.testkit.fault;

import io.asciichat.core.server.ServerListener;

/** The example of the README and of docs/fault-search.md: what they show is what is run here. */
final class SeedSearchExample {
  private SeedSearchExample() {}

  static SeedSearch.Report search(ServerListener myListener, long seeds) {
    // README: begin
    SeedSetup setup =
        SeedSetup.standard().withServer(server -> server.maxClients(12).listener(myListener));
    SeedSearch.Report report = SeedSearch.of(setup, FaultGenerator.standard()).run(1, seeds);
    System.out.println(report); // each seed that failed, with the smallest plan that still does
    // README: end
    return report;
  }
}
