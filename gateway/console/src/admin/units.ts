export interface Node { unitCode: string; name: string; kind: string; path: string; below: Node[] }
export interface Unit { unitCode: string; name: string; kind: string; path: string; departmentCode: string; departmentName: string; validFrom: string; validTo: string | null; may: string[] }
export interface Version { change: string; documentNumber: string; reason: string; unit: Unit; account: string; recordedAt: string; supersededAt: string | null }
export interface Kin { unitCode: string; change: string; on: string }
export interface History { versions: Version[]; predecessors: Kin[]; successors: Kin[] }
