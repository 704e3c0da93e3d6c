/**
 * What the server knows of its clients: the registry of all sessions and immutable snapshots of
 * each. Written by the server use case, readable by any thread.
 */
@NullMarked
package io.asciichat.core.session;

import org.jspecify.annotations.NullMarked;
