package io.orderfold;

import io.orderfold.imports.console.OrderfoldConsole;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts everything, or what the command line asks for; nothing else lives here. */
@SpringBootApplication
public class OrderfoldApplication {

    public static void main(String[] args) {
        if (OrderfoldConsole.isMeant(args)) {
            System.exit(OrderfoldConsole.run(OrderfoldApplication.class, args));
        }
        SpringApplication.run(OrderfoldApplication.class, args);
    }
}
