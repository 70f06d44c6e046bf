// Running scripts, and looking at those that run.

#include "tools/engine/query.h"

#include <chrono>

#include "compiler/parse/find_secrets.h"
#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/query_run.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"
#include "tools/server/session_options.h"
#include "tools/server/syntax_json.h"

namespace flux::server {

namespace {

using Seconds = std::chrono::duration<double>;

// The failure as InfluxDB words it: `runtime error @1:2: …` where the script failed.
Error AsAnswer(Error error, const CompiledScript& script, RunningQueries::End end) {
  if (end == RunningQueries::End::kTimeout) {
    return {ErrorCode::kUnavailable, "the query was canceled because it took longer than the server allows"};
  }
  if (end == RunningQueries::End::kByHand) return {ErrorCode::kUnavailable, "the query was canceled by request"};
  const bool is_of_script = error.code == ErrorCode::kFailedPrecondition || error.code == ErrorCode::kOutOfRange ||
                            error.code == ErrorCode::kAlreadyExists;
  if (is_of_script) error.code = ErrorCode::kInvalid;
  if (error.code == ErrorCode::kInvalid) NamePlace(error, script);
  error.trace.clear();
  return error;
}

// The beginning of a script, with stars for what may be tokens and passwords.
std::string WithoutSecrets(const std::string& script) {
  constexpr size_t kShown = 1000;
  std::string text;
  size_t end = 0;
  for (const Span& secret : FindSecrets(SourceFile("query", script))) {
    text += script.substr(end, secret.begin - end) + "***";
    end = secret.end;
  }
  return (text + script.substr(end)).substr(0, kShown);
}

}  // namespace

void NamePlace(Error& error, const CompiledScript& script) {
  if (error.trace.empty()) return;
  const LineColumn place = script.Original({error.trace.back().line, error.trace.back().column});
  error.message = fmt::format("runtime error @{}:{}: {}", place.line, place.column, error.message);
}

void LogSlowQuery(const ServerState& server, const std::string& text, Seconds taken) {
  if (taken < server.options.slow_query) return;
  server.log().Write(LogLevel::kWarning, "slow query", {{"seconds", taken.count()}, {"query", WithoutSecrets(text)}});
}

Status PostQuery(Call& call) {
  FLUX_TRY(const QueryRequest request, ReadQueryRequest(call));
  Result<RecordRef> org = call.Organization();
  if (!org) return Fail(ErrorCode::kInvalid, fmt::format("failed to decode request body: {}", org.error().message));
  return RunQueryRequest(call, request, IdIn(**org, "id"));
}

Status RunQueryRequest(Call& call, const QueryRequest& request, Id org) {
  ServerState& server = call.server();
  const auto begin = std::chrono::steady_clock::now();
  const auto count = [&](std::string_view result) {
    const Seconds taken = std::chrono::steady_clock::now() - begin;
    server.metrics.CountQuery(result, taken.count());
    LogSlowQuery(server, request.script.text, taken);
  };
  Result<CompiledScriptRef> script = server.scripts.Compile(request.script);
  if (!script) {
    count("compile_error");
    return std::unexpected(std::move(script.error()));
  }
  const RunningQueries::Entry running(server.queries,
                                      {MakeId(), call.identity().user, org, request.script.text, WallClock()},
                                      server.options.query_timeout, call.exchange().cancel());
  io::NullByteSink nowhere;
  call.answer().AddHeader("Content-Type", "text/csv; charset=utf-8");
  io::ByteSink& out = request.preference == Preference::kResults ? static_cast<io::ByteSink&>(call.answer()) : nowhere;
  const QueryAnswer done = RunQuery(*server.host,
                                    {.module = (*script)->module,
                                     .options = SessionOptionsOf(call, org, request.now.value_or(WallClock())),
                                     .csv = request.csv},
                                    out, running.cancel());
  count(done.status ? "success" : "runtime_error");
  if (!done.status) {
    const Error error = AsAnswer(done.status.error(), **script, running.end());
    const bool is_in_band = done.has_output && running.end() == RunningQueries::End::kNone;
    if (!is_in_band || request.preference != Preference::kResults) {
      call.answer().RemoveHeader("Content-Type");
      return std::unexpected(error);
    }
  }
  if (request.preference == Preference::kNothing) return call.SendNothing();
  return call.answer().Finish();
}

Status PostAnalyze(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto query, FindText(body, "query"));
  FLUX_TRY(const auto type, FindText(body, "type"));
  if (type && *type != "flux")
    return Fail(ErrorCode::kInvalid, fmt::format("unknown query request type {}", ShownName(*type)));
  if (!query || query->empty()) return Fail(ErrorCode::kInvalid, "query required");
  const auto source = std::make_shared<const SourceFile>("query", *query);
  const ParsedScript parsed = ParseScript(source);
  json::array errors;
  for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
    if (DiagnosticSeverity(diagnostic.kind) != Severity::kError) continue;
    const LineColumn place = source->Locate(diagnostic.span.begin);
    errors.push_back(json::object{{"line", place.line},
                                  {"column", place.column},
                                  {"character", diagnostic.span.begin},
                                  {"message", diagnostic.Message()}});
  }
  return call.SendJson(200, json::object{{"errors", std::move(errors)}});
}

Status PostSyntaxTree(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto query, FindText(body, "query"));
  const auto source = std::make_shared<const SourceFile>("query", query.value_or(""));
  const ParsedScript parsed = ParseScript(source);
  for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
    if (DiagnosticSeverity(diagnostic.kind) != Severity::kError) continue;
    const LineColumn begin = source->Locate(diagnostic.span.begin), end = source->Locate(diagnostic.span.end);
    return Fail(ErrorCode::kInvalid, fmt::format("invalid AST: loc {}:{}-{}:{}: {}", begin.line, begin.column, end.line,
                                                 end.column, diagnostic.Message()));
  }
  FLUX_TRY(const std::string tree, SyntaxJson(parsed.file));
  call.answer().AddHeader("Content-Type", "application/json; charset=utf-8");
  FLUX_TRY_STATUS(call.answer().Write(R"({"ast":)"));
  FLUX_TRY_STATUS(call.answer().Write(tree));
  FLUX_TRY_STATUS(call.answer().Write("}\n"));
  return call.answer().Finish();
}

json::array QueriesView(const Call& call) {
  json::array list;
  for (const QueryInfo& query : call.server().queries.List()) {
    if (query.user != call.identity().user && !call.May(Action::kRead, "orgs", query.org, query.org)) continue;
    list.push_back(json::object{{"id", query.id.Text()},
                                {"userID", query.user.Text()},
                                {"orgID", query.org.Text()},
                                {"startedAt", FormatTime(query.started)},
                                {"seconds", static_cast<double>(WallClock().ns - query.started.ns) / kNsPerSecond},
                                {"query", query.text}});
  }
  return list;
}

Status GetQueries(Call& call) { return call.SendJson(200, json::object{{"queries", QueriesView(call)}}); }

Status DeleteQuery(Call& call) {
  FLUX_TRY(const Id id, call.PathId(0));
  for (const QueryInfo& query : call.server().queries.List()) {
    if (query.id != id) continue;
    if (query.user != call.identity().user) FLUX_TRY_STATUS(call.Require(Action::kWrite, "orgs", query.org, query.org));
    if (call.server().queries.Cancel(id)) return call.SendNothing();
  }
  return Fail(ErrorCode::kNotFound, "query not found");
}

}  // namespace flux::server
