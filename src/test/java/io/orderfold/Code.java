package io.orderfold;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled code as it is shipped, read once for all tests that look at it. */
final class Code {

    static final ImportOption SHIPPED = location -> !location.contains("/test-classes/");

    static final JavaClasses ORDERFOLD =
            new ClassFileImporter().withImportOption(SHIPPED).importPackages("io.orderfold");

    private Code() {}
}
