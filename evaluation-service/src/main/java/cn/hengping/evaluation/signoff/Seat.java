package cn.hengping.evaluation.signoff;

import org.jspecify.annotations.Nullable;

/**
 * A place at a desk that must be signed for (签批席位).
 *
 * @param account whose it is; absent while anyone of the desk's role may take it
 * @param addedBy who added this signer; absent for a seat of the desk's own
 * @param advisor who was asked for an opinion and has not given it; the seat waits for it
 */
public record Seat(
        @Nullable String account,
        @Nullable String addedBy,
        @Nullable String advisor,
        @Nullable Signature signature) {
    static final Seat OPEN = new Seat(null, null, null, null);

    static Seat of(String account) {
        return new Seat(account, null, null, null);
    }

    public boolean isSigned() {
        return signature != null;
    }

    public boolean isOpen() {
        return account == null;
    }

    public boolean isAdded() {
        return addedBy != null;
    }

    boolean isOf(String other) {
        return other.equals(account);
    }

    Seat takenBy(String other) {
        return new Seat(other, addedBy, null, null);
    }

    Seat waitingFor(String asker, @Nullable String other) {
        return new Seat(asker, addedBy, other, null);
    }

    Seat signed(String signer, Signature given) {
        return new Seat(signer, addedBy, null, given);
    }

    Seat unsigned() {
        return new Seat(account, addedBy, null, null);
    }
}
