package cn.hengping.evaluation.signoff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import cn.hengping.evaluation.signoff.SignOffRefusal.AdviceAwaited;
import cn.hengping.evaluation.signoff.SignOffRefusal.AlreadySigned;
import cn.hengping.evaluation.signoff.SignOffRefusal.NothingToRecall;
import cn.hengping.evaluation.signoff.SignOffRefusal.SeatedAlready;
import org.jspecify.annotations.Nullable;

/**
 * What happens while an evaluation lies on one desk (一次办理): its seats, since when, until when, and the last reminder.
 *
 * @param needed how many of the desk's own seats must sign; absent means all. Whoever was added must sign in any case
 *
 * <p>It knows accounts, and not whether they may: that is asked before.
 */
public record Sitting(
        String desk,
        Instant since,
        @Nullable LocalDate dueOn,
        List<Seat> seats,
        @Nullable LocalDate remindedOn,
        @Nullable Integer needed) {

    public Sitting {
        seats = List.copyOf(seats);
    }

    /** As it is on arrival: one seat for anyone of the desk's role, or, where they sign jointly, one for each of these. */
    public static Sitting arrived(Desk desk, Instant at, @Nullable LocalDate dueOn, List<String> holders) {
        var seats = desk.isJoint() ? holders.stream().map(Seat::of).toList() : List.of(Seat.OPEN);
        var needed = desk.needed(seats.size());
        return new Sitting(desk.desk(), at, dueOn, seats, null, needed == seats.size() ? null : needed);
    }

    /** The seat that this account would act from: its own, or else the open one; a seat that has signed is not offered. */
    public Optional<Seat> seatOf(String account) {
        return find(seat -> seat.isOf(account) && !seat.isSigned())
                .or(() -> hasSigned(account) ? Optional.empty() : find(Seat::isOpen));
    }

    private Optional<Seat> find(java.util.function.Predicate<Seat> condition) {
        return seats.stream().filter(condition).findFirst();
    }

    public boolean hasSigned(String account) {
        return seats.stream().anyMatch(seat -> seat.isSigned() && seat.isOf(account));
    }

    public boolean isAsked(String account) {
        return seats.stream().anyMatch(seat -> account.equals(seat.advisor()));
    }

    /** Whether nobody has done anything here yet. */
    public boolean isUntouched() {
        return seats.stream().noneMatch(seat -> seat.isSigned() || seat.isAdded() || seat.advisor() != null);
    }

    public boolean isComplete() {
        var own = seats.stream().filter(seat -> !seat.isAdded()).toList();
        var signed = own.stream().filter(Seat::isSigned).count();
        return signed >= (needed == null ? own.size() : needed)
                && seats.stream().filter(Seat::isAdded).allMatch(Seat::isSigned);
    }

    /** The signatures given here, in the order of their time. */
    public List<Signature> signatures() {
        return seats.stream()
                .map(Seat::signature)
                .filter(Objects::nonNull)
                .sorted(java.util.Comparator.comparing(Signature::at))
                .toList();
    }

    /** Who is waited for by name; whoever was asked for an opinion stands for the one who asked. */
    public List<String> awaited() {
        return seats.stream()
                .filter(seat -> !seat.isSigned())
                .map(seat -> seat.advisor() == null ? seat.account() : seat.advisor())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Everybody who is named here, whatever for. */
    public List<String> named() {
        var named = new ArrayList<String>();
        for (var seat : seats) {
            Optional.ofNullable(seat.account()).ifPresent(named::add);
            Optional.ofNullable(seat.advisor()).ifPresent(named::add);
        }
        return named;
    }

    public boolean isOpen() {
        return seats.stream().anyMatch(Seat::isOpen);
    }

    public Sitting signed(String account, Signature signature) {
        var seat = require(account);
        if (seat.advisor() != null) {
            throw new AdviceAwaited(seat.advisor()).asError();
        }
        return with(seat, old -> old.signed(account, signature));
    }

    private Seat require(String account) {
        return seatOf(account).orElseThrow(() -> new AlreadySigned(account, desk).asError());
    }

    /** Hands the seat over for good (转办). */
    public Sitting transferred(String from, String to) {
        requireNew(to);
        return with(require(from), seat -> seat.takenBy(to));
    }

    /** Asks somebody for an opinion first (委派); asking another takes the question back from the one before. */
    public Sitting delegated(String from, String to) {
        requireNew(to);
        return with(require(from), seat -> seat.waitingFor(from, to));
    }

    /** The opinion is given; the seat is free to sign again. */
    public Sitting advised(String by) {
        var seat = find(one -> by.equals(one.advisor())).orElseThrow();
        return with(seat, one -> one.waitingFor(Objects.requireNonNull(one.account()), null));
    }

    /** One more signer (加签), without whom the desk is not passed. */
    public Sitting joined(String by, List<String> accounts) {
        var more = new ArrayList<>(seats);
        for (var account : accounts) {
            requireNew(account);
            more.add(new Seat(account, by, null, null));
        }
        return seats(more);
    }

    private void requireNew(String account) {
        if (named().contains(account)) {
            throw new SeatedAlready(account, desk).asError();
        }
    }

    /**
     * Takes back a question that is not answered and signers that have not signed, if it was this account that named them; or
     * else the account's own signature, for as long as others still have to sign and the desk is not passed.
     */
    public Sitting recalled(String by) {
        if (!canRecall(by)) {
            throw new NothingToRecall(by).asError();
        }
        if (!hasNamed(by)) {
            return with(find(seat -> seat.isSigned() && seat.isOf(by)).orElseThrow(), Seat::unsigned);
        }
        return seats(seats.stream()
                .filter(seat -> !isAddedBy(by, seat))
                .map(seat -> isAsking(by, seat) ? seat.waitingFor(by, null) : seat)
                .toList());
    }

    public boolean canRecall(String by) {
        return hasNamed(by) || hasSigned(by);
    }

    private boolean hasNamed(String by) {
        return seats.stream().anyMatch(seat -> isAddedBy(by, seat) || isAsking(by, seat));
    }

    private static boolean isAddedBy(String by, Seat seat) {
        return !seat.isSigned() && by.equals(seat.addedBy());
    }

    private static boolean isAsking(String by, Seat seat) {
        return seat.advisor() != null && seat.isOf(by);
    }

    public Sitting reminded(LocalDate day) {
        return new Sitting(desk, since, dueOn, seats, day, needed);
    }

    private Sitting with(Seat old, UnaryOperator<Seat> change) {
        return seats(seats.stream()
                .map(seat -> seat.equals(old) ? change.apply(seat) : seat)
                .toList());
    }

    private Sitting seats(List<Seat> changed) {
        return new Sitting(desk, since, dueOn, changed, remindedOn, needed);
    }
}
