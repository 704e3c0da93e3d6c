/**
 * What the server knows of its clients and lets them send: the registry of all sessions, immutable
 * snapshots of each, and the budget of one. Written by the server use case, readable by any thread.
 */
@NullMarked
package io.asciichat.core.session;

import org.jspecify.annotations.NullMarked;
