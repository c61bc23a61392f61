/** The evaluation team (评价小组). It decides when a team is a team. */
@NullMarked
package cn.hengping.evaluation.team;

import org.jspecify.annotations.NullMarked;
