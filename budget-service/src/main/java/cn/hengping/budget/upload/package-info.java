/** Files on their way in and out: bounded, fingerprinted, and never whole in memory. It decides what a file is, not what it is for. */
@NullMarked
package cn.hengping.budget.upload;

import org.jspecify.annotations.NullMarked;
