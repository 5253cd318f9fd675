/** Requests to the server that gave this page, by the contract in src/server/api.ts; there is no other place that the page asks. */
import type {
  Activity,
  ActivityRequest,
  BesideRequest,
  Candidates,
  CandidatesRequest,
  CaseSummary,
  Comparison,
  DecisionRequest,
  Decisions,
  Evidence,
  EvidenceRequest,
  FileView,
  GroupsList,
  GroupsRequest,
  Inspected,
  InspectRequest,
  Network,
  Refusal,
  Rows,
  RowsRequest,
  RunRequest,
  RunState,
  Session,
  Sheet,
  Upload,
  Windows,
} from "../../../src/server/api.js";

/** What the server said instead of an answer; `message` is meant for a person. */
export class Refused extends Error {
  readonly code: string;
  constructor({ code, message }: Refusal) {
    super(message);
    this.code = code;
  }
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...init });
  } catch (cause) {
    if ((cause as Error).name === "AbortError") throw cause;
    throw new Refused({
      code: "gone",
      message:
        'The workbench does not answer any more. Start it again: "claque open CASE". Nothing decided is lost.',
    });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const refusal = body as Partial<Refusal> | null;
  throw new Refused({
    code: refusal?.code ?? String(response.status),
    message: refusal?.message ?? `The server refused this (${response.status}). Load the page anew.`,
  });
}

const get = <T>(path: string, signal?: AbortSignal): Promise<T> => request<T>(path, { signal });

const post = <T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> =>
  request<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
    signal,
  });

/** Every question that the page asks. */
export const ask = {
  session: () => get<Session>("/api/session"),
  reload: () => post<Session>("/api/reload"),
  case: () => get<CaseSummary>("/api/case"),
  activity: (body: ActivityRequest) => post<Activity>("/api/activity", body),
  file: () => get<FileView>("/api/file"),
  windows: () => get<Windows>("/api/windows"),
  candidates: (body: CandidatesRequest) => post<Candidates>("/api/windows/candidates", body),
  groups: (body: GroupsRequest) => post<GroupsList>("/api/groups", body),
  sheet: (group: string) => get<Sheet>(`/api/groups/${group}`),
  evidence: (body: EvidenceRequest) => post<Evidence>("/api/evidence", body),
  network: () => get<Network>("/api/network"),
  rows: (body: RowsRequest) => post<Rows>("/api/rows", body),
  decisions: () => get<Decisions>("/api/decisions"),
  decide: (body: DecisionRequest) => post<Decisions>("/api/decisions", body),
  compare: (index: number) => get<Comparison>(`/api/compare/${index}`),
  inspect: (body: InspectRequest, signal?: AbortSignal) => post<Inspected>("/api/inspect", body, signal),
  run: (body: RunRequest) => post<RunState>("/api/runs", body),
  runBeside: (body: BesideRequest) => post<RunState>("/api/runs/beside", body),
  openOther: (index: number) => post<Session>("/api/others/open", { index }),
  demo: () => post<RunState>("/api/demo"),
  runState: () => get<RunState | null>("/api/runs"),
  cancel: () => post<RunState>("/api/runs/cancel"),
  upload: (file: File) =>
    request<Upload>(`/api/uploads?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file }),
} as const;
