/** JSON (RFC 8259) for programs that read what the commands tell, and for what they ask. */
@NullMarked
package io.asciichat.cli.json;

import org.jspecify.annotations.NullMarked;
