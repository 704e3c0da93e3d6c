package io.asciichat.testkit.arch.sample.bare;

class Bare {}
