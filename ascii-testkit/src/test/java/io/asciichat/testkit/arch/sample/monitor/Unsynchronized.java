package io.asciichat.testkit.arch.sample.monitor;

import java.util.concurrent.atomic.AtomicInteger;

interface Unsynchronized {
  AtomicInteger COUNT = new AtomicInteger();

  int next();
}
