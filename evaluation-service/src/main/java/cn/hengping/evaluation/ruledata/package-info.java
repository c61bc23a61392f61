/**
 * Rule data (规则数据) on its way into use, whatever it is about: read and checked, proposed by one, approved by another, from then
 * on unchanged. What a kind of it means, how it is read and what it refuses is the kind's own.
 */
@NullMarked
package cn.hengping.evaluation.ruledata;

import org.jspecify.annotations.NullMarked;
