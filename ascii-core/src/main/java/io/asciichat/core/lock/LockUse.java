package io.asciichat.core.lock;

/**
 * One thread holding one lock, or waiting for it.
 *
 * @param thread the thread's name
 * @param lock the lock's name and rank
 * @param waiting whether it waits; otherwise it holds the lock
 * @param nanos for how long
 * @param site the place in the code
 */
record LockUse(String thread, String lock, boolean waiting, long nanos, String site) {
  LockUse at(String newSite) {
    return new LockUse(thread, lock, waiting, nanos, newSite);
  }
}
