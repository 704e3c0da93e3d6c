/**
 * The keys that commands prove and ask for: private keys, servers that are new, lists of clients.
 */
@NullMarked
package io.asciichat.cli.command.identity;

import org.jspecify.annotations.NullMarked;
