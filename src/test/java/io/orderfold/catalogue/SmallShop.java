package io.orderfold.catalogue;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Products and customers, and what they stand on; nobody orders here. Not found by a scan of the whole. */
@EnableAutoConfiguration
@ComponentScan({"io.orderfold.kernel", "io.orderfold.access", "io.orderfold.catalogue", "io.orderfold.customers"})
public class SmallShop {}
