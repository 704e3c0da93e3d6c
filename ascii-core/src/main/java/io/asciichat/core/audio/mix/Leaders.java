package io.asciichat.core.audio.mix;

/**
 * The listeners that hear the others with gains of their own. The loudest speaker gets such gains
 * and keeps them until they have become those of everybody, about a second later. There are at most
 * {@link #MAX_LEADERS}; when more are needed, the listener whose gains differ least goes over to
 * everybody's within the tick.
 */
final class Leaders {
  /** More than this many do not take turns as the loudest within a second. */
  static final int MAX_LEADERS = 8;

  /** One more, so that one can begin while another one leaves. */
  private final LeaderGains[] all = new LeaderGains[MAX_LEADERS + 1];

  private int seats;

  Leaders(int seats) {
    this.seats = seats;
    for (int i = 0; i < all.length; i++) {
      all[i] = new LeaderGains(seats);
    }
  }

  /** Makes room for more seats. */
  void grow(int most) {
    for (LeaderGains gains : all) {
      gains.grow(most);
    }
    seats = most;
  }

  /**
   * Moves all gains by one tick, after everybody's were moved.
   *
   * @param loudest index of the loudest voice, or −1
   * @param first its level
   * @param second level of the second loudest
   */
  void move(Duck duck, Seat[] table, int loudest, float first, float second, int samples) {
    boolean ducks = loudest >= 0 && duck.ducks(first);
    if (ducks && table[loudest].listens && table[loudest].leader == null) {
      begin(loudest, table);
    }
    int used = 0;
    LeaderGains nearest = null;
    for (LeaderGains gains : all) {
      if (gains.seat >= 0) {
        boolean leads = gains.seat == loudest;
        gains.move(duck, table, seats, leads ? second : first, samples, leads && ducks);
        used++;
        if (!leads && (nearest == null || gains.deviation < nearest.deviation)) {
          nearest = gains;
        }
      }
    }
    if (used > MAX_LEADERS && nearest != null) {
      nearest.leaving = true;
    }
  }

  private void begin(int listener, Seat[] table) {
    for (LeaderGains gains : all) {
      if (gains.seat < 0) {
        gains.begin(listener, table, seats);
        table[listener].leader = gains;
        return;
      }
    }
  }

  /** Frees those that have arrived at everybody's gains; after the mixes were made. */
  void letGo(Seat[] table) {
    for (LeaderGains gains : all) {
      if (gains.seat >= 0 && gains.leaving) {
        remove(table[gains.seat]);
      }
    }
  }

  /** Takes the gains of one listener away, if it has any. */
  void remove(Seat seat) {
    LeaderGains gains = seat.leader;
    if (gains != null) {
      gains.seat = -1;
      seat.leader = null;
    }
  }
}
