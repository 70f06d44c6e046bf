#include "compiler/check/run_findings.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "compiler/check/task_option.h"
#include "compiler/hir/walk.h"
#include "runtime/base/suggest.h"

namespace flux {

namespace {

const hir::Expr* FindArg(const hir::Call& call, std::string_view name) {
  for (const hir::Arg& arg : call.args)
    if (arg.name == name) return arg.value;
  return nullptr;
}

const hir::Expr* InputOf(const hir::Call& call) { return call.pipe ? call.pipe : FindArg(call, "tables"); }

// A step of the prelude, none of which but those that say so bounds what is read.
bool IsPreludeStep(const hir::Call& call) {
  const auto* callee = hir::As<hir::Global>(call.callee);
  return callee && callee->package == "universe";
}

// Visits the calls that are made whatever the values are.
void ForEachCertainCall(const hir::Expr& expr, const std::function<void(const hir::Call&)>& visit) {
  if (hir::As<hir::Function>(&expr)) return;
  if (const auto* conditional = hir::As<hir::Conditional>(&expr)) return ForEachCertainCall(*conditional->test, visit);
  if (const auto* logical = hir::As<hir::Logical>(&expr)) return ForEachCertainCall(*logical->left, visit);
  hir::ForEachPart(expr, [&](const hir::Expr& part) { ForEachCertainCall(part, visit); });
  if (const auto* call = hir::As<hir::Call>(&expr)) visit(*call);
}

// The name under which `yield` delivers, when the text says it.
std::optional<std::string> YieldName(const hir::Call& call) {
  const hir::Expr* name = FindArg(call, "name");
  if (!name) return "_result";
  const auto* text = hir::As<hir::String>(name);
  return text ? std::optional<std::string>(text->value) : std::nullopt;
}

}  // namespace

StageRole RunFindings::RoleOf(const hir::Expr* expr) const {
  const auto* call = hir::As<hir::Call>(expr);
  const auto* callee = call ? hir::As<hir::Global>(call->callee) : nullptr;
  const BuiltinDef* def = callee && registry_ ? registry_->FindBuiltin(callee->package, callee->name) : nullptr;
  return def ? def->role : StageRole::kNone;
}

void RunFindings::Check(const hir::TopStmt& stmt, DiagnosticSink& diagnostics) {
  file_ = stmt.file;
  Checked checked{.file = stmt.file};
  if (stmt.kind == hir::TopStmt::Kind::kVariable) {
    checked.name = stmt.name;
    checked.value = stmt.value;
  }
  if (stmt.value)
    ForEachCertainCall(*stmt.value, [&](const hir::Call& call) { CheckCall(call, checked, diagnostics); });
  const auto* call = stmt.kind == hir::TopStmt::Kind::kExpression ? hir::As<hir::Call>(stmt.value) : nullptr;
  const StageRole role = RoleOf(call);
  if (call && IsStream(*call) && role != StageRole::kNamesResult && role != StageRole::kFillsBucket) {
    CheckRead(*call, checked, diagnostics);
    if (IsPreludeStep(*call) || role == StageRole::kReadsAllTimes)
      AddResult("_result", call->callee->span, checked, diagnostics);
  }
  if (stmt.kind == hir::TopStmt::Kind::kOption && stmt.package.empty() && stmt.name == "task" && stmt.value)
    CheckTaskOption(*stmt.value, types_, diagnostics);
  if (!checked.name.empty()) newest_[checked.name] = history_.size();
  history_.push_back(std::move(checked));
}

void RunFindings::Rewind(size_t count) {
  if (count >= history_.size()) return;
  history_.resize(count);
  newest_.clear();
  reads_.clear();
  for (size_t i = 0; i < count; ++i) {
    if (!history_[i].name.empty()) newest_[history_[i].name] = i;
    reads_.insert(history_[i].reads.begin(), history_[i].reads.end());
  }
}

void RunFindings::CheckCall(const hir::Call& call, Checked& checked, DiagnosticSink& diagnostics) {
  const StageRole role = RoleOf(&call);
  if (role != StageRole::kNamesResult && role != StageRole::kFillsBucket) return;
  if (const hir::Expr* input = InputOf(call)) CheckRead(*input, checked, diagnostics);
  if (role == StageRole::kFillsBucket) return CheckTarget(call, diagnostics);
  if (std::optional<std::string> name = YieldName(call)) AddResult(*name, call.callee->span, checked, diagnostics);
}

void RunFindings::AddResult(std::string name, Span span, Checked& checked, DiagnosticSink& diagnostics) const {
  auto find = [&](const Checked& statement) -> const Result* {
    auto found = std::ranges::find(statement.results, name, &Result::name);
    return found == statement.results.end() ? nullptr : &*found;
  };
  const Result* first = find(checked);
  bool is_here = first != nullptr;
  for (auto it = history_.begin(); !first && it != history_.end(); ++it) {
    first = find(*it);
    is_here = it->file == file_;
  }
  if (first) {
    Diagnostic& diagnostic = diagnostics.Report(DiagnosticKind::kRepeatedResult, span, {name});
    if (is_here) diagnostic.related.push_back({first->span, "the first one"});
    diagnostic.help = "name each result: `|> yield(name: \"…\")`";
  }
  checked.results.push_back({std::move(name), span});
}

void RunFindings::CheckRead(const hir::Expr& stream, Checked& checked, DiagnosticSink& diagnostics) {
  const hir::Expr* at = &stream;
  const hir::Expr* first_step = nullptr;
  uint32_t file = file_;
  bool has_range = false;
  while (at && RoleOf(at) != StageRole::kReadsAllTimes) {
    if (const auto* global = hir::As<hir::Global>(at)) {
      auto it = global->package.empty() ? newest_.find(global->name) : newest_.end();
      if (it == newest_.end()) return;
      at = history_[it->second].value;
      file = history_[it->second].file;
      continue;
    }
    const auto* call = hir::As<hir::Call>(at);
    if (!call || !IsPreludeStep(*call)) return;
    has_range |= RoleOf(call) == StageRole::kBoundsTimes;
    first_step = call;
    at = InputOf(*call);
  }
  const auto* from = hir::As<hir::Call>(at);
  if (!from || RoleOf(first_step) == StageRole::kBoundsTimes || !reads_.insert(from).second) return;
  checked.reads.push_back(from);
  Diagnostic& diagnostic =
      diagnostics.Report(DiagnosticKind::kUnboundedRead, file == file_ ? from->span : stream.span, {"from"});
  if (has_range)
    diagnostic.help = "`range` must be the first step behind `from`";
  else
    diagnostic.help = "add `|> range(start: -1h)` behind it; `start: 0` reads everything";
}

void RunFindings::CheckTarget(const hir::Call& call, DiagnosticSink& diagnostics) {
  const auto* bucket = hir::As<hir::String>(FindArg(call, "bucket"));
  if (!buckets_ || !bucket || FindArg(call, "host")) return;
  std::optional<std::vector<std::string>> names = buckets_->Names();
  if (!names || std::ranges::find(*names, bucket->value) != names->end()) return;
  Diagnostic& diagnostic =
      diagnostics.Report(DiagnosticKind::kNoTargetBucket, bucket->span, {std::string(bucket->value)});
  if (auto closest = Closest(bucket->value, *names)) {
    diagnostic.help = "did you mean `" + *closest + "`?";
    diagnostic.fix = {{bucket->span, "\"" + *closest + "\""}};
  } else {
    diagnostic.help = bucket->value.starts_with('_')
                          ? "names that start with `_` are for the system's buckets"
                          : "create it with `fluxc bucket create " + std::string(bucket->value) + "`";
  }
}

}  // namespace flux
