package io.asciichat.testkit.arch.sample.half;

class HalfHidden {}
