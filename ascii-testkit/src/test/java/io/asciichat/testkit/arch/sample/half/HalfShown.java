package io.asciichat.testkit.arch.sample.half;

public class HalfShown {}
