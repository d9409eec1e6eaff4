package io.orderfold.orders;

/** Numbers for people: short, each given once, increasing over all nodes. Some may be left out. */
@FunctionalInterface
public interface OrderNumbers {
    String next();
}
