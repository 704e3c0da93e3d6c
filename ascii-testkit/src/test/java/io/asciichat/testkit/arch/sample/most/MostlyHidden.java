package io.asciichat.testkit.arch.sample.most;

class MostlyHidden {}
