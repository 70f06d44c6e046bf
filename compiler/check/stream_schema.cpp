#include "compiler/check/stream_schema.h"

#include <algorithm>
#include <optional>

#include "compiler/check/argument_facts.h"
#include "compiler/hir/walk.h"

namespace flux {

namespace {

using Columns = StreamSchemas::Columns;

const hir::Expr* FindArg(const hir::Call& call, std::string_view name) {
  for (const hir::Arg& arg : call.args)
    if (arg.name == name) return arg.value;
  return nullptr;
}

// Gives the strings of a literal array, or nothing when it is not one.
std::optional<std::vector<std::string>> LiteralStrings(const hir::Expr* expr) {
  const auto* array = hir::As<hir::Array>(expr);
  if (!array) return std::nullopt;
  std::vector<std::string> out;
  for (const hir::Expr* element : array->elements) {
    const auto* text = hir::As<hir::String>(element);
    if (!text) return std::nullopt;
    out.emplace_back(text->value);
  }
  return out;
}

// --- one function per way in which stages change columns: from what flows in to what flows out

Columns Same(const hir::Call&, const TypeStore&, Columns in) { return in; }
Columns Unknown(const hir::Call&, const TypeStore&, Columns) { return {}; }

Columns Keep(const hir::Call& call, const TypeStore&, Columns in) {
  auto columns = LiteralStrings(FindArg(call, "columns"));
  if (!columns) return {};
  Columns out{.closed_by = &call, .may = {}, .dropped_by = in.dropped_by};
  for (const std::string& column : *columns)
    if (!in.WhoDropped(column)) out.may.insert(column);
  return out;
}

Columns Drop(const hir::Call& call, const TypeStore&, Columns in) {
  auto columns = LiteralStrings(FindArg(call, "columns"));
  if (!columns) return in;
  for (const std::string& column : *columns) in.dropped_by[column] = &call;
  return in;
}

Columns Rename(const hir::Call& call, const TypeStore&, Columns in) {
  const auto* names = hir::As<hir::Record>(FindArg(call, "columns"));
  if (!names || names->base) return {};
  for (const hir::Field& field : names->fields) in.dropped_by[std::string(field.name)] = &call;
  for (const hir::Field& field : names->fields) {
    const auto* to = hir::As<hir::String>(field.value);
    if (!to) return {};
    in.Add(std::string(to->value));
  }
  return in;
}

// What arguments name comes to what flows in; anything may when one of them is no literal.
Columns AddNamed(const hir::Call& call, const TypeStore&, Columns in) {
  for (const char* parameter : {"key", "as", "column", "timeDst", "startColumn", "stopColumn"}) {
    const hir::Expr* name = FindArg(call, parameter);
    if (!name) continue;
    const auto* text = hir::As<hir::String>(name);
    if (!text) return {};
    in.Add(std::string(text->value));
  }
  return in;
}

Columns AddBounds(const hir::Call& call, const TypeStore& types, Columns in) {
  for (const char* column : {"_start", "_stop", "_time"}) in.Add(column);
  return AddNamed(call, types, std::move(in));
}

// The rows of a stream whose type lists all their columns: only those.
Columns RowsOfType(const hir::Call& call, const TypeStore& types) {
  if (types.Tag(call.type) != TypeTag::kStream) return {};
  const RecordFields row = types.FieldsOf(types.Element(call.type));
  if (types.Tag(row.tail) != TypeTag::kEmptyRecord) return {};
  Columns out{.closed_by = &call, .may = {}, .dropped_by = {}};
  for (const auto& [label, value] : row.fields) {
    if (types.Tag(label) != TypeTag::kLabel) return {};
    out.Add(std::string(types.LabelName(label)));
  }
  return out;
}

// Is the expression a record literal that spells out all its fields? The type of any other record may lack some: a
// record read from a stream has the columns that `set` added, of which its type knows nothing.
bool SpellsOutFields(const hir::Expr* expr) {
  const auto* record = hir::As<hir::Record>(expr);
  return record && !record->base;
}

Columns LiteralRows(const hir::Call& call, const TypeStore& types, Columns) {
  const auto* rows = hir::As<hir::Array>(FindArg(call, "rows"));
  const bool is_literal = rows && std::ranges::all_of(rows->elements, SpellsOutFields);
  return is_literal ? RowsOfType(call, types) : Columns{};
}

// `{a: …}` leaves only `a`; `{r with a: …}` adds it to what the row has.
Columns MapRows(const hir::Call& call, const TypeStore& types, Columns in) {
  const auto* function = hir::As<hir::Function>(FindArg(call, "fn"));
  const auto* result = function ? hir::As<hir::Record>(function->result) : nullptr;
  if (!result) return {};
  if (!result->base) return RowsOfType(call, types);
  const auto* base = hir::As<hir::Local>(result->base);
  if (!base || function->params.size() != 1 || base->name != function->params[0].name) return {};
  for (const hir::Field& field : result->fields) in.Add(std::string(field.name));
  return in;
}

struct Stage {
  std::string_view package, name;
  Columns (*columns_after)(const hir::Call&, const TypeStore&, Columns);
};

// Stages that are not listed may do anything, as `pivot`, which names columns by values. `Same` includes those that
// drop columns depending on the data.
constexpr Stage kStages[] = {
    {"universe", "range", AddBounds},
    {"universe", "aggregateWindow", AddBounds},
    {"universe", "window", AddBounds},
    {"universe", "keep", Keep},
    {"universe", "drop", Drop},
    {"universe", "rename", Rename},
    {"universe", "duplicate", AddNamed},
    {"universe", "set", AddNamed},
    {"universe", "fill", AddNamed},
    {"universe", "map", MapRows},
    {"array", "from", LiteralRows},
    {"universe", "filter", Same},
    {"universe", "group", Same},
    {"universe", "sort", Same},
    {"universe", "limit", Same},
    {"universe", "tail", Same},
    {"universe", "unique", Same},
    {"universe", "yield", Same},
    {"universe", "mean", Same},
    {"universe", "median", Same},
    {"universe", "sum", Same},
    {"universe", "count", Same},
    {"universe", "min", Same},
    {"universe", "max", Same},
    {"universe", "first", Same},
    {"universe", "last", Same},
    {"universe", "derivative", Same},
    {"universe", "difference", Same},
    {"universe", "increase", Same},
    {"universe", "cumulativeSum", Same},
    {"universe", "toFloat", Same},
    {"universe", "toInt", Same},
    {"universe", "toUInt", Same},
    {"universe", "toString", Same},
    {"universe", "toBool", Same},
    {"universe", "top", Same},
    {"universe", "bottom", Same},
    {"influxdata/influxdb", "to", Same},
    {"influxdata/influxdb", "from", Unknown},
};

// Does the call aggregate with a function that reads the column it is told? One of the script may do as it likes.
bool AggregatesItsColumn(const hir::Call& call) {
  constexpr std::string_view kReaders[] = {"count", "first", "last",     "max",    "mean",   "median", "min",
                                           "mode",  "skew",  "quantile", "spread", "stddev", "sum"};
  const auto* fn = hir::As<hir::Global>(FindArg(call, "fn"));
  return fn && fn->package == "universe" && std::ranges::find(kReaders, fn->name) != std::end(kReaders);
}

// A column that a stage cannot do without.
struct Need {
  std::string_view package, name;
  std::string_view column;                      // unless the parameter below names another one
  std::string_view parameter;                   // may be empty
  std::string_view unless;                      // a parameter that lifts the need when given; may be empty
  bool (*applies)(const hir::Call&) = nullptr;  // null: to every call
};

constexpr Need kNeeds[] = {
    {"influxdata/influxdb", "to", "_time", "timeColumn", ""},
    {"influxdata/influxdb", "to", "_measurement", "measurementColumn", ""},
    {"influxdata/influxdb", "to", "_field", "", "fieldFn"},
    {"influxdata/influxdb", "to", "_value", "", "fieldFn"},
    {"universe", "range", "_time", "timeColumn", ""},
    {"universe", "aggregateWindow", "_value", "column", "", AggregatesItsColumn},
};

std::string NameOf(const hir::Call& call) {
  const auto* callee = hir::As<hir::Global>(call.callee);
  return callee ? std::string(callee->name) : "this function";
}

void Report(const hir::Call& call, const hir::Call& culprit, const std::vector<std::string>& columns,
            DiagnosticSink& diagnostics) {
  std::string list = columns.size() == 1 ? " " : "s ", quoted;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (i != 0) list += i + 1 == columns.size() ? " and " : ", ";
    list += "`" + columns[i] + "`";
    quoted += (i == 0 ? "\"" : ", \"") + columns[i] + "\"";
  }
  Diagnostic& diagnostic =
      diagnostics.Report(DiagnosticKind::kColumnsDropped, call.callee->span, {NameOf(call), list, NameOf(culprit)});
  const bool is_one = columns.size() == 1;
  diagnostic.related.push_back({culprit.callee->span, is_one ? "dropped here" : "dropped here, both"});
  if (columns.size() > 2) diagnostic.related.back().label = "dropped here, all of them";
  const auto* array = hir::As<hir::Array>(FindArg(culprit, "columns"));
  if (NameOf(culprit) == "keep" && array && !array->elements.empty()) {
    diagnostic.help = "keep " + std::string(is_one ? "it" : "them") + " too: add " + quoted + " to the list";
    uint32_t end = array->elements.back()->span.end;
    diagnostic.fix = {{{end, end}, ", " + quoted}};
  } else if (NameOf(culprit) == "map") {
    diagnostic.help = "`map(fn: (r) => ({r with …}))` keeps the other columns";
  } else {
    diagnostic.help = "leave " + std::string(is_one ? "it" : "them") + " in, or add " + (is_one ? "it" : "them") +
                      " again with `set` or `map`";
  }
}

}  // namespace

const hir::Call* StreamSchemas::Columns::WhoDropped(const std::string& column) const {
  if (auto it = dropped_by.find(column); it != dropped_by.end()) return it->second;
  return closed_by && !may.contains(column) ? closed_by : nullptr;
}

void StreamSchemas::Columns::Add(const std::string& column) {
  may.insert(column);
  dropped_by.erase(column);
}

void StreamSchemas::Check(const hir::TopStmt& stmt, DiagnosticSink& diagnostics) {
  known_.clear();
  file_ = stmt.file;
  if (stmt.value) {
    hir::Walk(*stmt.value, [&](const hir::Expr& expr) {
      const auto* call = hir::As<hir::Call>(&expr);
      if (!call) return;
      CheckArgumentFacts(*call, types_, diagnostics);
      CheckNeeds(*call, diagnostics);
    });
  }
  const bool is_variable = stmt.kind == hir::TopStmt::Kind::kVariable;
  if (is_variable) newest_[stmt.name] = history_.size();
  history_.push_back({is_variable ? stmt.name : std::string_view(), stmt.file,
                      is_variable && stmt.value ? ColumnsOf(*stmt.value) : Columns{}});
}

void StreamSchemas::Rewind(size_t count) {
  if (count >= history_.size()) return;
  history_.resize(count);
  newest_.clear();
  for (size_t i = 0; i < count; ++i)
    if (!history_[i].name.empty()) newest_[history_[i].name] = i;
}

const Columns& StreamSchemas::ColumnsOf(const hir::Expr& expr) {
  if (auto it = known_.find(&expr); it != known_.end()) return it->second;
  Columns columns = Infer(expr);
  return known_[&expr] = std::move(columns);
}

Columns StreamSchemas::Infer(const hir::Expr& expr) {
  if (const auto* global = hir::As<hir::Global>(&expr)) {
    auto it = global->package.empty() ? newest_.find(global->name) : newest_.end();
    // A stage of another file cannot be pointed to.
    return it != newest_.end() && history_[it->second].file == file_ ? history_[it->second].columns : Columns{};
  }
  const auto* call = hir::As<hir::Call>(&expr);
  const auto* callee = call ? hir::As<hir::Global>(call->callee) : nullptr;
  if (!callee) return {};
  for (const Stage& stage : kStages)
    if (stage.name == callee->name && stage.package == callee->package)
      return stage.columns_after(*call, types_, Input(*call));
  return {};
}

Columns StreamSchemas::Input(const hir::Call& call) {
  const hir::Expr* input = call.pipe ? call.pipe : FindArg(call, "tables");
  return input ? ColumnsOf(*input) : Columns{};
}

void StreamSchemas::CheckNeeds(const hir::Call& call, DiagnosticSink& diagnostics) {
  const auto* callee = hir::As<hir::Global>(call.callee);
  if (!callee) return;
  std::vector<std::pair<const hir::Call*, std::vector<std::string>>> missing;
  for (const Need& need : kNeeds) {
    if (need.name != callee->name || need.package != callee->package) continue;
    if (!need.unless.empty() && FindArg(call, need.unless)) continue;
    if (need.applies && !need.applies(call)) continue;
    std::string column(need.column);
    if (const hir::Expr* named = need.parameter.empty() ? nullptr : FindArg(call, need.parameter)) {
      const auto* text = hir::As<hir::String>(named);
      if (!text) continue;
      column = text->value;
    }
    const hir::Call* culprit = Input(call).WhoDropped(column);
    if (!culprit) continue;
    auto known = std::ranges::find(missing, culprit, &decltype(missing)::value_type::first);
    if (known == missing.end()) known = missing.insert(missing.end(), {culprit, {}});
    known->second.push_back(column);
  }
  for (auto& [culprit, columns] : missing) Report(call, *culprit, columns, diagnostics);
}

}  // namespace flux
