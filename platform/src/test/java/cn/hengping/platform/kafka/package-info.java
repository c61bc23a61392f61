@NullMarked
package cn.hengping.platform.kafka;

import org.jspecify.annotations.NullMarked;
