@NullMarked
package cn.hengping.evaluation.notice.kafka;

import org.jspecify.annotations.NullMarked;
