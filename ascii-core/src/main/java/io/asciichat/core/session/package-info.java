/**
 * What a server tells of its clients and lets them send: immutable snapshots of sessions, their end
 * and the budget of one.
 */
@NullMarked
package io.asciichat.core.session;

import org.jspecify.annotations.NullMarked;
