package io.asciichat.testkit.arch.sample.most;

public class MostlyShown {}
