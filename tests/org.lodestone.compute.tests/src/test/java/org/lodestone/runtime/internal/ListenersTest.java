package org.lodestone.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The last that a listener hears is the newest value: a session that heard "offline" after "streaming" would stay paused for ever. */
class ListenersTest {

    private final AtomicInteger value = new AtomicInteger();
    private final Listeners<Integer> listeners = new Listeners<>(value::get);
    private final List<Integer> heard = Collections.synchronizedList(new ArrayList<>());

    private void change(int to) {
        value.set(to);
        listeners.changed();
    }

    @Test
    void aChangeThatTheListenerItselfCausesIsToldAfterTheOneItIsToldOf() {
        listeners.add(told -> {
            if (told == 1) {
                change(2);
            }
            heard.add(told);
        });

        change(1);

        assertEquals(List.of(0, 1, 2), heard);
    }

    @Test
    void aThreadThatIsHeldUpWithAnOlderValueTellsTheNewerOneToo() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        listeners.add(told -> {
            if (told == 1) {
                inside.countDown();
                await(overtaken);
            }
            heard.add(told);
        });
        Thread slow = Thread.ofPlatform().start(() -> change(1));
        await(inside);

        change(2);
        overtaken.countDown();
        slow.join();

        assertEquals(List.of(0, 1, 2), heard);
    }

    @Test
    void aListenerThatFailsIsToldTheNextTime() {
        listeners.add(told -> {
            heard.add(told);
            throw new IllegalStateException("of the test");
        });

        change(1);
        change(2);

        assertEquals(List.of(0, 1, 2), heard);
    }

    @Test
    void manyThreadsLeaveEveryListenerWithTheNewest() throws Exception {
        for (int round = 0; round < 200; round++) {
            value.set(0);
            heard.clear();
            try (var listening = listeners.add(heard::add)) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    threads.add(Thread.ofPlatform().start(() -> {
                        value.incrementAndGet();
                        listeners.changed();
                    }));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                assertEquals(4, heard.getLast(), "round " + round);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
