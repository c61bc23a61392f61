package cn.hengping.evaluation.selfevaluation;

import cn.hengping.platform.Actor;

/**
 * Whose seat is taken, and whose hand holds the pen: the same, unless somebody stands in for somebody absent.
 *
 * <p>The seat is the absent one's, with his post; separation of duties binds both.
 */
record Signer(Actor seated, String hand) {

    static Signer self(Actor actor) {
        return new Signer(actor, actor.account());
    }

    boolean isStandingIn() {
        return !seated.account().equals(hand);
    }
}
