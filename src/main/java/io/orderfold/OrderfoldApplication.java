package io.orderfold;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts everything; nothing else lives here. */
@SpringBootApplication
public class OrderfoldApplication {

    public static void main(String[] args) {
        SpringApplication.run(OrderfoldApplication.class, args);
    }
}
