package cn.hengping.budget.staff;

import cn.hengping.platform.Refusal;
import cn.hengping.platform.Role;

/** Every way staff and posts can say no. */
public interface StaffRefusal {
    record NoSuchStaff(String account) implements Refusal.Unknown {}

    record StaffRegisteredAlready(String account) implements Refusal.Conflict {}

    /** Two of the three administrators in one hand (三员分立). */
    record TwoOfThreeAdministrators(String account, Role one, Role other) implements Refusal.Incomplete {}

    /** Nobody changes what he himself may do. */
    record OwnPosts(String account) implements Refusal.Forbidden {}

    /** Nobody holds a post there. */
    record NoPostsThere(String scope) implements Refusal.Incomplete {}

    /** It is not in Keycloak yet. */
    record AccountPending(String account) implements Refusal.Conflict {}

    /** Keycloak does not answer now. */
    record LoginUnreachable() implements Refusal.Conflict {}

    record NoSuchDrift(String account) implements Refusal.Unknown {}

    /** Nobody registered it: there is nothing to put back. */
    record AccountUnknownHere(String account) implements Refusal.Incomplete {}

    record StaffInactive(String account) implements Refusal.Conflict {}

    record StaffActiveAlready(String account) implements Refusal.Conflict {}
}
