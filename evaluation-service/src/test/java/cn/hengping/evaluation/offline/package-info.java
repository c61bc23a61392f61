@NullMarked
package cn.hengping.evaluation.offline;

import org.jspecify.annotations.NullMarked;
