package cn.hengping.evaluation.simulation;

import cn.hengping.platform.UnitPath;
import reactor.core.publisher.Flux;

/** Where a year's approved evaluations are found. */
public interface PastScores {
    /** The approved evaluations of a year in a part of the tree, by project code. */
    Flux<PastScore> find(int year, UnitPath scope);
}
