// Queries in InfluxQL.

#include <chrono>

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/engine/query.h"
#include "tools/server/dbrps.h"
#include "tools/server/influxql_request.h"
#include "tools/server/query_run.h"
#include "tools/server/routes.h"
#include "tools/server/session_options.h"

namespace flux::server {

namespace {

struct RunStatement {
  const InfluxqlRun& run;
  Status operator()(const influxql::SelectStatement& select) const { return RunSelect(run, select); }
  Status operator()(const influxql::ShowStatement& show) const { return RunShow(run, show); }
  Status operator()(const influxql::CreateDatabaseStatement& create) const { return RunCreateDatabase(run, create); }
  Status operator()(const influxql::CreatePolicyStatement& create) const { return RunCreatePolicy(run, create); }
  Status operator()(const influxql::DropDatabaseStatement& drop) const { return RunDropDatabase(run, drop); }
  Status operator()(const influxql::OtherStatement& other) const {
    return Fail(ErrorCode::kUnimplemented, "not implemented: " + other.name);
  }
};

std::string_view WordsOf(const Error& error, RunningQueries::End end) {
  if (end == RunningQueries::End::kTimeout)
    return "the query was canceled because it took longer than the server allows";
  return end == RunningQueries::End::kByHand ? "the query was canceled by request" : std::string_view(error.message);
}

// Once a statement has failed, those behind it are left out.
Status RunStatements(const InfluxqlRun& run, const RunningQueries::Entry& running) {
  bool has_failed = false;
  for (size_t i = 0; i < run.request.statements.size(); ++i) {
    const influxql::Statement& statement = run.request.statements[i];
    run.answer->BeginStatement(i, std::holds_alternative<influxql::SelectStatement>(statement));
    if (has_failed) {
      run.answer->EndStatement("not executed");
      continue;
    }
    const Status done = std::visit(RunStatement{run}, statement);
    has_failed = !done;
    // What was canceled may still write to the answer, which is over then.
    if (run.cancel.is_canceled())
      return Fail(ErrorCode::kUnavailable, done ? "canceled" : std::string(WordsOf(done.error(), running.end())));
    run.answer->EndStatement(done ? "" : WordsOf(done.error(), running.end()));
    FLUX_TRY_STATUS(run.call.answer().Write(run.answer->Take()));
  }
  run.answer->Finish();
  return run.call.answer().Write(run.answer->Take());
}

Status Answer(Call& call) {
  FLUX_TRY_STATUS(call.AuthenticateOld());
  FLUX_TRY(const InfluxqlRequest request, ReadInfluxqlRequest(call));
  FLUX_TRY(const RecordRef named, call.OrganizationIfNamed());
  ServerState& server = call.server();
  const Id org = named != nullptr ? IdIn(*named, "id") : call.identity().org;
  const auto begin = std::chrono::steady_clock::now();
  const RunningQueries::Entry running(server.queries, {MakeId(), call.identity().user, org, request.text, WallClock()},
                                      server.options.query_timeout, call.exchange().cancel());
  call.answer().AddHeader("Content-Type", request.content_type);
  const InfluxqlRun run{.call = call,
                        .request = request,
                        .org = org,
                        .now = WallClock(),
                        .cancel = running.cancel(),
                        .answer = influxql::MakeAnswerWriter(request.form)};
  if (Status done = RunStatements(run, running); !done) {
    call.answer().RemoveHeader("Content-Type");
    return done;
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  server.metrics.CountQuery("success", taken.count());
  LogSlowQuery(server, request.text, taken);
  return call.answer().Finish();
}

}  // namespace

Status GetInfluxql(Call& call) { return Answer(call); }
Status PostInfluxql(Call& call) { return Answer(call); }

Result<Bucket> InfluxqlBucket(const InfluxqlRun& run, std::string_view database, std::string_view policy) {
  const bool is_usual = database.empty() || database == run.request.database;
  if (database.empty()) database = run.request.database;
  if (policy.empty() && is_usual) policy = run.request.policy;
  if (database.empty()) return Fail(ErrorCode::kInvalid, "database name required");
  ServerState& server = run.call.server();
  Result<Bucket> bucket = FindDbrpBucket(server, run.org, database, policy);
  const Id org = bucket && !bucket->is_system ? OrganizationOf(*server.records, *bucket) : run.org;
  // Whoever may not read a bucket does not learn that there is one.
  if (bucket && run.call.May(Action::kRead, "buckets", org, IdOf(*bucket))) return bucket;
  if (!policy.empty() && FindDbrpBucket(server, run.org, database, ""))
    return Fail(ErrorCode::kNotFound, fmt::format("retention policy not found: {}", policy));
  return Fail(ErrorCode::kNotFound, fmt::format("database not found: {}", database));
}

Status RunInfluxqlScript(const InfluxqlRun& run, const std::string& script, MakeEncoder encoder) {
  ServerState& server = run.call.server();
  FLUX_TRY(const CompiledScriptRef compiled, server.scripts.Compile({.text = script}));
  const QueryAnswer done = RunQuery(*server.host,
                                    {.module = compiled->module,
                                     .options = SessionOptionsOf(run.call, run.org, run.now),
                                     .encoder = std::move(encoder)},
                                    run.call.answer(), run.cancel);
  return done.status;
}

}  // namespace flux::server
