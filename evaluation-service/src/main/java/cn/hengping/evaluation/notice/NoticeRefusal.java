package cn.hengping.evaluation.notice;

import cn.hengping.platform.Refusal;

/** Every way a notice can say no. */
public interface NoticeRefusal {
    record NoSuchNotice(long id) implements Refusal.Unknown {}
}
