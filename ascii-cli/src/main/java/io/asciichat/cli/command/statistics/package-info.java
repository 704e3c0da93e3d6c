/** What a running server tells of its figures, now and then and at its end. */
@NullMarked
package io.asciichat.cli.command.statistics;

import org.jspecify.annotations.NullMarked;
