package io.orderfold.access;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The kernel and access alone, without any module that has orders to take. Not found by a scan of the whole. */
@EnableAutoConfiguration
@ComponentScan({"io.orderfold.kernel", "io.orderfold.access"})
public class AccessApplication {}
