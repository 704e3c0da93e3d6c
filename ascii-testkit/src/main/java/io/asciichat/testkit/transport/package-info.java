/**
 * The transport port inside one process: links with latency, bandwidth, bounded buffers and faults,
 * for real threads or for a simulation. Tests create a {@link
 * io.asciichat.testkit.transport.MemoryTransport} and hand it to servers and clients.
 */
@NullMarked
package io.asciichat.testkit.transport;

import org.jspecify.annotations.NullMarked;
