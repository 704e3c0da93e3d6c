/**
 * A server's clients, as it tells of them, and their bounds: immutable snapshots of sessions, their
 * end and the budget of one.
 */
@NullMarked
package io.asciichat.core.session;

import org.jspecify.annotations.NullMarked;
