package io.orderfold.access;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The kernel and access alone, without any module that has orders to take. Not found by a scan of the whole. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.orderfold.kernel", "io.orderfold.access"},
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class AccessApplication {}
