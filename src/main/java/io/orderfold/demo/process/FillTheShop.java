package io.orderfold.demo.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Fills the shop once, in the background: the application answers meanwhile. Broken off, it goes on at the next start;
 * done, it is never done again, whatever people have made of the demo since.
 */
@Component
@Profile("demo")
class FillTheShop {

    private static final Logger LOG = LoggerFactory.getLogger(FillTheShop.class);

    private final DemoShop shop;
    private final BringOrdersAbout orders;
    private volatile @Nullable Thread thread;

    FillTheShop(DemoShop shop, BringOrdersAbout orders) {
        this.shop = shop;
        this.orders = orders;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread started = new Thread(this::fill, "demo");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    private void fill() {
        List<DemoOrder> wanted = DemoOrder.all();
        if (orders.isThere(wanted.get(wanted.size() - 1))) {
            return;
        }
        try {
            shop.open();
            wanted.forEach(orders::bringAbout);
            LOG.info("The demo has {} orders, in every state an order can be in", wanted.size());
        } catch (RuntimeException e) {
            LOG.warn("The demo is incomplete; it goes on at the next start", e);
        }
    }
}
