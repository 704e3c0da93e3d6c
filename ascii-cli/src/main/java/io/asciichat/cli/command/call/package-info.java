/** Taking part in a call, and what the client and the server tell of theirs. */
@NullMarked
package io.asciichat.cli.command.call;

import org.jspecify.annotations.NullMarked;
