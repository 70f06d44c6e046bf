#include "compiler/check/stream_schema.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/argument_facts.h"
#include "compiler/hir/walk.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/project.h"

namespace flux {

namespace {

using Missing = StageValues::Missing;

// The function as a script writes it: `to`, `array.from`.
std::string NameOf(const hir::Call& call) {
  const auto* callee = hir::As<hir::Global>(call.callee);
  if (callee == nullptr) return "this function";
  const std::string name(callee->name);
  const std::string_view package = callee->package;
  static const std::vector<std::string> kPrelude = StandardPrelude({});
  const bool is_bare = package.empty() || std::ranges::find(kPrelude, package) != kPrelude.end();
  return is_bare ? name : std::string(package.substr(package.rfind('/') + 1)) + "." + name;
}

// The columns that `keep` lists, or null when the culprit is no `keep` that lists some.
const hir::Array* KeptColumns(const Missing& missing) {
  const auto* project = missing.dropped_by->As<plan::ProjectSpec>();
  if (project == nullptr || !project->is_keep) return nullptr;
  for (const hir::Arg& arg : missing.culprit->args) {
    const auto* array = hir::As<hir::Array>(arg.value);
    if (array != nullptr && !array->elements.empty()) return array;
  }
  return nullptr;
}

// `missing`: the columns that one stage took from another.
void Report(std::span<const Missing> missing, DiagnosticSink& diagnostics) {
  const hir::Call& call = *missing[0].stage;
  const hir::Call& culprit = *missing[0].culprit;
  std::string list = missing.size() == 1 ? " " : "s ", quoted;
  for (size_t i = 0; i < missing.size(); ++i) {
    if (i != 0) list += i + 1 == missing.size() ? " and " : ", ";
    list += "`" + missing[i].column + "`";
    quoted += (i == 0 ? "\"" : ", \"") + missing[i].column + "\"";
  }
  const bool is_one = missing.size() == 1;
  // A source of rows drops nothing.
  const bool is_source = missing[0].dropped_by->inputs.empty();
  Diagnostic& diagnostic =
      diagnostics.Report(is_source ? DiagnosticKind::kColumnsNeverThere : DiagnosticKind::kColumnsDropped,
                         call.callee->span, {NameOf(call), list, NameOf(culprit)});
  if (is_source) {
    diagnostic.related.push_back({culprit.callee->span, "the rows are made here"});
    diagnostic.help = fmt::format("give the rows {}, or add {} with `set` or `map`",
                                  is_one ? "this column" : "these columns", is_one ? "it" : "them");
    return;
  }
  diagnostic.related.push_back({culprit.callee->span, is_one ? "dropped here" : "dropped here, both"});
  if (missing.size() > 2) diagnostic.related.back().label = "dropped here, all of them";
  if (const hir::Array* kept = KeptColumns(missing[0])) {
    diagnostic.help = "keep " + std::string(is_one ? "it" : "them") + " too: add " + quoted + " to the list";
    uint32_t end = kept->elements.back()->span.end;
    diagnostic.fix = {{{end, end}, ", " + quoted}};
  } else if (missing[0].dropped_by->As<plan::MapSpec>() != nullptr) {
    diagnostic.help = "`map(fn: (r) => ({r with …}))` keeps the other columns";
  } else {
    diagnostic.help = "leave " + std::string(is_one ? "it" : "them") + " in, or add " + (is_one ? "it" : "them") +
                      " again with `set` or `map`";
  }
}

// Whether an argument of the call names the column.
bool Names(const hir::Call& call, std::string_view column) {
  bool is_named = false;
  auto look = [&](const hir::Expr& part) {
    const auto* text = hir::As<hir::String>(&part);
    const auto* record = hir::As<hir::Record>(&part);
    is_named |= text != nullptr && text->value == column;
    is_named |=
        record != nullptr && std::ranges::find(record->fields, column, &hir::Field::name) != record->fields.end();
  };
  for (const hir::Arg& arg : call.args) hir::Walk(*arg.value, look);
  return is_named;
}

// A name that the script spells and that its literal rows never had is misspelt, not dropped: the run says what was
// meant, and the script may be there to see it fail.
bool IsMisspelt(const Missing& missing) {
  return missing.dropped_by->inputs.empty() && Names(*missing.stage, missing.column);
}

// Reports what is missing, one diagnostic for each pair of stages.
void ReportAll(const std::vector<Missing>& missing, DiagnosticSink& diagnostics) {
  std::vector<std::vector<Missing>> pairs;
  for (const Missing& m : missing) {
    if (IsMisspelt(m)) continue;
    auto is_same = [&](const std::vector<Missing>& pair) {
      return pair[0].stage == m.stage && pair[0].culprit == m.culprit;
    };
    auto pair = std::ranges::find_if(pairs, is_same);
    if (pair == pairs.end()) pair = pairs.insert(pair, std::vector<Missing>());
    // Functions that are followed may need a column more than once.
    if (std::ranges::find(*pair, m.column, &Missing::column) == pair->end()) pair->push_back(m);
  }
  for (const std::vector<Missing>& pair : pairs) Report(pair, diagnostics);
}

// Whether what the call gives may be a stream: all but functions of the script say so.
bool MayBeStream(const hir::Call& call, const TypeStore& types) {
  const TypeTag tag = types.Tag(call.type);
  return tag == TypeTag::kStream || tag == TypeTag::kVariable || tag == TypeTag::kBound;
}

}  // namespace

StreamSchemas::StreamSchemas(const PackageTypes& packages, const Registry* registry, const TypeStore& types)
    : types_(types),
      registry_(registry),
      values_(registry != nullptr ? std::make_unique<StageValues>(packages, *registry, types) : nullptr) {}

void StreamSchemas::Check(const hir::TopStmt& stmt, DiagnosticSink& diagnostics) {
  if (stmt.file != file_) Enter(stmt.file);
  if (stmt.value != nullptr && registry_ != nullptr) {
    hir::Walk(*stmt.value, [&](const hir::Expr& expr) {
      const auto* call = hir::As<hir::Call>(&expr);
      if (call != nullptr) CheckArgumentFacts(*call, *registry_, types_, diagnostics);
    });
    Follow(*stmt.value);
    ReportAll(values_->TakeMissing(), diagnostics);
  }
  statements_.push_back(stmt);
  Define(stmt);
}

// A function without parameters is followed where it is called: one that is handed to another may be meant to fail.
void StreamSchemas::Follow(const hir::Expr& expr) {
  const auto* function = hir::As<hir::Function>(&expr);
  if (function != nullptr && function->params.empty()) return;
  const auto* call = hir::As<hir::Call>(&expr);
  if (call != nullptr && MayBeStream(*call, types_)) values_->Follow(*call);
  hir::ForEachPart(expr, [&](const hir::Expr& part) { Follow(part); });
}

void StreamSchemas::Define(const hir::TopStmt& stmt) {
  if (values_ == nullptr || stmt.value == nullptr) return;
  if (stmt.kind == hir::TopStmt::Kind::kVariable && stmt.file == file_) values_->SetVariable(stmt.name, stmt.value);
  if (stmt.kind == hir::TopStmt::Kind::kOption && !stmt.package.empty()) values_->Override(stmt.package, stmt.name);
}

void StreamSchemas::Enter(uint32_t file) {
  file_ = file;
  if (values_ != nullptr) values_->Forget();
  for (const hir::TopStmt& stmt : statements_) Define(stmt);
}

void StreamSchemas::Rewind(size_t count) {
  if (count >= statements_.size()) return;
  statements_.resize(count);
  Enter(file_);
}

}  // namespace flux
