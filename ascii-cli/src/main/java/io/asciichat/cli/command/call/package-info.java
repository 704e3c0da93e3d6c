/** Taking part in a call, and what the client and the server tell of it. */
@NullMarked
package io.asciichat.cli.command.call;

import org.jspecify.annotations.NullMarked;
