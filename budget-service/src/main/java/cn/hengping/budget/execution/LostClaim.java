package cn.hengping.budget.execution;

/** Another worker took the import over while this one was thought dead: this one stops, and writes nothing more. */
public final class LostClaim extends RuntimeException {
    public LostClaim() {
        super("the import was taken over", null, false, false);
    }
}
