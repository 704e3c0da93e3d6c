/** What a server does besides its sessions' own loops: deciding whom it lets in. */
@NullMarked
package io.asciichat.core.server;

import org.jspecify.annotations.NullMarked;
