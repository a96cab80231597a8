export { ApiProblem } from './api-problem.ts';
export type { ProblemBody, ProblemItem } from './api-problem.ts';
export { createClient } from './create-client.ts';
export type { Client } from './create-client.ts';
export { clientErrors } from './errors.ts';
export type { CommentItem, FollowUpInput, StreamItem, StreamQuery, WrittenComment } from './routes/activity.ts';
export type { AppAnswer, EntityRightsAnswer } from './routes/app.ts';
export type {
  DocumentAnswer,
  DocumentItem,
  DocumentList,
  DraftIssue,
  PlanAnswer,
  PlanChange,
  PlanStep,
  PresentPerson,
  Published,
  Release,
  ReleaseList,
  SavedDraft,
  PreviewAnswer,
  SimulationAnswer,
  SimulationBody,
  ToldIssue,
} from './routes/documents.ts';
export type { StoredFile, UploadOptions } from './routes/files.ts';
export type {
  BatchLoad,
  HeadRow,
  ImportBatch,
  Outline,
  OutlineColumn,
  OutlineLink,
  OutlineTable,
  TableFormat,
  TableReading,
} from './routes/import-batches.ts';
export type { Job } from './routes/jobs.ts';
export type { NotificationItem, NotificationPage } from './routes/notifications.ts';
export type { Template } from './routes/packs.ts';
export type {
  AggregateQuery,
  AggregateRow,
  BulkAnswer,
  BulkOperation,
  BulkResult,
  TextReading,
  Count,
  HistoryEntry,
  ListQuery,
  MatchOptions,
  Measure,
  Page,
  RecordRow,
  TransitionOption,
  Values,
} from './routes/records.ts';
export type { ReportAnswer, ReportItem, ReportQuestion } from './routes/reports.ts';
export type { FoundRecord, SearchQuery } from './routes/search.ts';
export type { Me, Session } from './routes/session.ts';
export type { InvitationLink, User, UserInput } from './routes/users.ts';
export type { SavedView, SavedViewList, ViewAudience, ViewContent } from './routes/views.ts';
export type { Answer, Call, CallOptions, ClientOptions, WriteOptions } from './send.ts';
