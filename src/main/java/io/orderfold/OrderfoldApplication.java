package io.orderfold;

import io.orderfold.audit.console.ExportLog;
import io.orderfold.audit.console.ImportLogFile;
import io.orderfold.audit.console.VerifyLog;
import io.orderfold.imports.console.GenerateOrders;
import io.orderfold.imports.console.ImportFiles;
import io.orderfold.kernel.console.OrderfoldConsole;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts everything, or what the command line asks for; nothing else lives here. */
@SpringBootApplication
public class OrderfoldApplication {

    private static final List<Class<?>> COMMANDS =
            List.of(ImportFiles.class, GenerateOrders.class, VerifyLog.class, ExportLog.class, ImportLogFile.class);

    public static void main(String[] args) {
        if (OrderfoldConsole.isMeant(COMMANDS, args)) {
            System.exit(OrderfoldConsole.run(OrderfoldApplication.class, COMMANDS, args));
        }
        SpringApplication.run(OrderfoldApplication.class, args);
    }
}
