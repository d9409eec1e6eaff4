package io.orderfold.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Unique ids that sort by the moment they were made (RFC 9562, version 7). An index of such ids grows at its end; random
 * ones would touch a page anywhere in it for each row, and each touched page is one more to write when a command commits.
 */
public final class TimeOrderedId {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private TimeOrderedId() {}

    /** The next id; later than every id this process made before. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
