@NullMarked
package cn.hengping.deploy.backup;

import org.jspecify.annotations.NullMarked;
