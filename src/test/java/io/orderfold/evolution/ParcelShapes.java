package io.orderfold.evolution;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The shapes. Their names in the files are all the same, since a shape's class stands in for the next release's. */
public final class ParcelShapes {

    private ParcelShapes() {}

    /** It is what logs hold. */
    public sealed interface Released {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note) implements Released {}
    }

    /** Every parcel has a carrier now. */
    public sealed interface ComponentAdded {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note,
                String carrier) implements ComponentAdded {}
    }

    /** A parcel may have a carrier now. */
    public sealed interface OptionalComponentAdded {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note,
                @Nullable String carrier) implements OptionalComponentAdded {}
    }

    /** Pieces aren't counted any more. */
    public sealed interface ComponentRemoved {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                String parcel, Size size, @Nullable String note) implements ComponentRemoved {}
    }

    /** Pieces are a quantity now. */
    public sealed interface ComponentRenamed {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int quantity,
                Size size,
                @Nullable String note) implements ComponentRenamed {}
    }

    /** Pieces are a text now. */
    public sealed interface ComponentRetyped {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                String pieces,
                Size size,
                @Nullable String note) implements ComponentRetyped {}
    }

    /** There is always a note now. */
    public sealed interface OptionalMadeRequired {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(String parcel, int pieces, Size size, String note) implements OptionalMadeRequired {}
    }

    /** The size may be unknown now. */
    public sealed interface RequiredMadeOptional {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int pieces,
                @Nullable Size size,
                @Nullable String note) implements RequiredMadeOptional {}
    }

    /** There are no large parcels any more. */
    public sealed interface ConstantRemoved {
        /** How large a parcel is. */
        enum Size {
            SMALL
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note) implements ConstantRemoved {}
    }

    /** Large ones are called big. */
    public sealed interface ConstantRenamed {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            BIG
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note) implements ConstantRenamed {}
    }

    /** There are huge ones, too. */
    public sealed interface ConstantAdded {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE,
            HUGE
        }

        /** The event. */
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note) implements ConstantAdded {}
    }

    /** The same in another order, which JSON has none of. */
    public sealed interface Reordered {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelSent(
                Size size, String parcel, @Nullable String note, int pieces) implements Reordered {}
    }

    /** Every parcel has a carrier, and says so. */
    public sealed interface Revised {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        @Revision("2")
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note,
                String carrier) implements Revised {}
    }

    /** Every parcel has a weight, and says so. */
    public sealed interface RevisedInNumbers {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        @Revision("2")
        record ParcelSent(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note,
                int grams) implements RevisedInNumbers {}
    }

    /** The event is called otherwise. */
    public sealed interface EventRenamed {
        /** How large a parcel is. */
        enum Size {
            SMALL,
            LARGE
        }

        /** The event. */
        record ParcelHandedOver(
                String parcel,
                int pieces,
                Size size,
                @Nullable String note) implements EventRenamed {}
    }
}
