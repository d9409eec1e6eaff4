package io.orderfold.orders;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.h2.api.ErrorCode;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Lets the processes of an application take so many steps, and stops the next one right before its transaction is
 * committed, until the power fails. A step is a transaction in which a process records events.
 */
final class PowerFailure implements SmartInitializingSingleton {

    private final EventStore store;
    private final Collection<HikariDataSource> pools;
    private final int steps;
    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch dead = new CountDownLatch(1);

    PowerFailure(EventStore store, Collection<HikariDataSource> pools, int steps) {
        this.store = store;
        this.pools = pools;
        this.steps = steps;
    }

    @Override
    public void afterSingletonsInstantiated() {
        store.subscribe(this::beforeAppend);
    }

    private void beforeAppend(List<? extends EventMessage<?>> events) {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        if (!(root.getMessage() instanceof EventMessage)) {
            return; // somebody's command, not a process's step
        }
        int step = root.getOrComputeResource(PowerFailure.class.getName(), key -> taken.incrementAndGet());
        if (step > steps) {
            stuck.countDown();
            awaitDeath();
            throw new IllegalStateException("The power has failed");
        }
    }

    private void awaitDeath() {
        try {
            dead.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isStuck() {
        return stuck.getCount() == 0;
    }

    /** What has not been committed by now is lost: H2 closes its files without writing or rolling anything back. */
    void strike() throws SQLException {
        HikariDataSource pool = pools.iterator().next();
        // H2 stumbles now and then over a transaction that ends by itself just then, and stays up.
        for (int stumbles = 0; !isShut(pool, stumbles < 5); stumbles++) {
            Thread.onSpinWait();
        }
        pools.forEach(HikariDataSource::close);
        dead.countDown();
    }

    private static boolean isShut(HikariDataSource pool, boolean mayStumble) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            connection.createStatement().execute("shutdown immediately");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.GENERAL_ERROR_1 && mayStumble) {
                return false;
            }
            if (e.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED) {
                throw e;
            }
            return true;
        }
    }
}
