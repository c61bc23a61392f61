import { ElMessage } from 'element-plus/es/components/message/index';

import { Refusal, Unreachable } from '../api/ask';
import { t } from '../words';

export const tell = (text: string): void => void ElMessage({ message: text, type: 'success', duration: 3500, grouping: true });

/** Says a refusal that belongs to no field; an ended login says itself at the top of the page. */
export function tellRefusal(error: unknown): void {
  if (error instanceof Refusal) {
    if (error.status === 401) return;
    const places = error.faults.map((fault) => fault.title).join('；');
    ElMessage({ message: [error.message, places].filter(Boolean).join('：'), type: 'error', duration: 8000, showClose: true });
  } else {
    ElMessage({ message: error instanceof Unreachable ? t('app.away') : String(error), type: 'error', duration: 8000, showClose: true });
  }
}
