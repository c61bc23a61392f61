package cn.hengping.budget.onboarding;

import java.util.List;

import cn.hengping.budget.upload.RowFault;

/** What the rules made of a roster: what is to be stored, what is here already, what is bad. */
record Judged<T>(List<T> good, int goodRows, int repeated, int bad, List<RowFault> faults) {
    Judged {
        good = List.copyOf(good);
        faults = List.copyOf(faults);
    }
}
