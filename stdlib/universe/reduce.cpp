#include "runtime/plan/specs/reduce.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/memory.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/read_columns.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/exec/row_failure.h"
#include "runtime/exec/run_fold.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables fn identity";

using plan::ReduceSpec;

// Folds rows with the function, one by one.
class ReduceFold final : public exec::RunFold {
 public:
  ReduceFold(const ReduceSpec& spec, exec::ExecContext& context, exec::OperatorStats& stats)
      : spec_(spec), context_(context), stats_(stats) {}

  // Without a compiled function, and when it gives properties in another order than it is first given, the runs must
  // become tables.
  std::optional<exec::RunColumns> Prepare(const TableHeader& header) override {
    SetSchema(header.schema);
    Compile();
    if (recurrence_ == nullptr) return std::nullopt;
    recurrence_->Begin();
    const Value carried = recurrence_->Carried();
    if (carried.AsRecord().fields.size() != spec_.identity.AsRecord().fields.size()) return std::nullopt;
    exec::RunColumns given;
    for (const RecordField& field : spec_.identity.AsRecord().fields) {
      const Result<ColumnType> type = ToColumnType(field.value.kind());
      const bool is_bound = field.name == "_start" || field.name == "_stop" || field.name == "_time";
      if (!type || is_bound || header.key.Contains(field.name)) return std::nullopt;
      if (carried.AsRecord().fields[given.columns.size()].name != field.name) return std::nullopt;
      given.columns.push_back({field.name, *type});
    }
    return given.columns.empty() ? std::nullopt : std::optional(std::move(given));
  }

  // Turns to rows of this schema.
  void SetSchema(const Schema& schema) {
    schema_ = &schema;
    recurrence_ = nullptr;
    is_compiled_ = false;
  }

  Status Begin(plan::TimeRange) override {
    accumulator_ = spec_.identity;
    if (recurrence_) recurrence_->Begin();
    return {};
  }

  Status Load(const Chunk& chunk) override {
    if (!is_compiled_) {
      Compile();
      if (recurrence_) recurrence_->Begin();
    }
    chunk_ = chunk;
    if (!recurrence_) return {};
    accumulator_ = recurrence_->Carried();
    // The script finds the row that fails and words the failure.
    if (!WithinMemory([&] { return recurrence_->Load(chunk_); })) recurrence_ = nullptr;
    return {};
  }

  Status Push(exec::RowRange rows) override {
    if (recurrence_ && WithinMemory([&] { return recurrence_->Run(rows.from, rows.size()); })) return {};
    recurrence_ = nullptr;
    return CallScript(rows);
  }

  Status End(std::span<ColumnBuilder> out) override {
    FLUX_TRY(const Value record, Finish());
    for (size_t i = 0; i < out.size(); ++i) {
      const std::string& name = spec_.identity.AsRecord().fields[i].name;
      const Value* value = record.AsRecord().Find(name);
      FLUX_TRY_STATUS(out[i].Append(value != nullptr ? *value : Value::Null()));
    }
    return {};
  }

  // The record that the run ends with.
  Result<Value> Finish() {
    if (!recurrence_) return accumulator_;
    stats_.note = recurrence_->Tier();
    return WithinMemory([&] { return Result<Value>(recurrence_->Carried()); });
  }

 private:
  // A function compiled for the tables of one schema; null when the script must run it.
  struct SchemaRecurrence {
    Schema schema;
    std::shared_ptr<exec::Recurrence> recurrence;
    std::string note;
  };

  void Compile() {
    is_compiled_ = true;
    auto made = std::ranges::find(recurrences_, *schema_, &SchemaRecurrence::schema);
    if (made == recurrences_.end()) {
      auto compiled = context_.kernels.CompileRecurrence(spec_.fn, spec_.identity, *schema_);
      std::string note = compiled ? "" : fmt::format("script, row by row, because {}", compiled.error().message);
      recurrences_.push_back({*schema_, compiled ? *std::move(compiled) : nullptr, std::move(note)});
      made = recurrences_.end() - 1;
    }
    recurrence_ = made->recurrence.get();
    stats_.note = made->note;
  }

  Status CallScript(exec::RowRange rows) {
    if (!context_.call) return Fail(ErrorCode::kUnimplemented, "`reduce`: argument `fn` cannot be called here");
    for (size_t row = rows.from; row < rows.to; ++row) {
      std::vector<RecordField> fields;
      for (size_t i = 0; i < chunk_.columns.size(); ++i)
        fields.push_back({(*schema_)[i].name, chunk_.columns[i]->ValueAt(row)});
      const NamedArg args[] = {{"r", MakeRecord(std::move(fields))}, {"accumulator", accumulator_}};
      Result<Value> next = context_.call(spec_.fn.closure, args);
      if (!next) return std::unexpected(WithExpression(std::move(next.error()), row, args));
      accumulator_ = *std::move(next);
      if (accumulator_.is_null() || accumulator_.kind() != ValueKind::kRecord) {
        return Fail(ErrorCode::kInvalid, fmt::format("`reduce`: argument `fn` must return a record, returned {}",
                                                     DescribeKind(accumulator_)));
      }
      FLUX_TRY_STATUS(CheckTypes());
    }
    return {};
  }

  // The failure of the script in a row, with the expression that fails: a compiled function names it, whatever that is,
  // and where there is none the tree is searched.
  Error WithExpression(Error error, size_t row, std::span<const NamedArg> args) const {
    if (!exec::IsOfExpression(error)) return error;
    const auto compiled = context_.kernels.CompileRecurrence(spec_.fn, accumulator_, *schema_);
    if (!compiled) return exec::NamingExpression(std::move(error), spec_.fn, args);
    exec::Recurrence& recurrence = **compiled;
    recurrence.Begin();
    Status status = recurrence.Load(SliceRows(chunk_, row, 1));
    if (status) status = recurrence.Run(0, 1);
    if (status || status.error().cause() != error.cause()) return error;
    status.error().trace = std::move(error.trace);
    return std::move(status.error());
  }

  // A property has the type that it begins with; the checker does not know the types of all columns.
  Status CheckTypes() const {
    for (const RecordField& first : spec_.identity.AsRecord().fields) {
      const Value* now = accumulator_.AsRecord().Find(first.name);
      const bool is_same =
          now == nullptr || now->is_null() || first.value.is_null() || now->kind() == first.value.kind();
      if (is_same) continue;
      return Fail(ErrorCode::kInvalid,
                  fmt::format("`reduce`: property `{}` is of type {} in `identity`, but `fn` gives "
                              "it a value of type {}; begin with a value of that type",
                              first.name, DescribeKind(first.value), DescribeKind(*now)));
    }
    return {};
  }

  const ReduceSpec& spec_;
  exec::ExecContext& context_;
  exec::OperatorStats& stats_;
  std::vector<SchemaRecurrence> recurrences_;

  // Of the table at hand.
  const Schema* schema_ = nullptr;
  bool is_compiled_ = false;
  exec::Recurrence* recurrence_ = nullptr;
  Chunk chunk_;
  // Before the rows of the chunk that belong to the run, unless the script runs the function.
  Value accumulator_;
};

std::unique_ptr<exec::RunFold> Fold(const plan::Node& node, exec::ExecContext& context, exec::OperatorStats& stats) {
  return std::make_unique<ReduceFold>(*node.As<ReduceSpec>(), context, stats);
}

// The record that a table ends with becomes the one row.
constexpr plan::Algorithm kAlgorithms[] = {
    {"folds each table and sends its row", plan::Kept::kSentRows},
    {"folds each table; the rows of tables whose keys change are collected", plan::Kept::kChanged},
};
constexpr const plan::Algorithm &kSends = kAlgorithms[0], &kCollects = kAlgorithms[1];

class ReduceOperator final : public exec::UnaryOperator {
 public:
  ReduceOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : UnaryOperator(out),
        keeps_keys_(node.algorithm == &kSends),
        context_(context),
        fold_(*node.As<ReduceSpec>(), context, stats),
        tables_(context, out) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    fold_.SetSchema(header_->schema);
    return fold_.Begin({});
  }

  // A table without rows has nothing to complain about, so the function is compiled for the first ones.
  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (chunk.rows == 0) return {};
    FLUX_TRY_STATUS(fold_.Load(chunk));
    return fold_.Push({0, static_cast<uint32_t>(chunk.rows)});
  }

  // A property that is named like a column of the group key replaces it, so that tables can meet under one key.
  Status End() override {
    using Meeting = exec::RekeyedTables::Meeting;
    FLUX_TRY(const Value record, fold_.Finish());
    std::vector<GroupKeyEntry> entries = header_->key.entries();
    std::vector<ColumnDef> others;
    Meeting meeting = Meeting::kNever;
    for (const RecordField& field : record.AsRecord().fields) {
      const Result<ColumnType> type = ToColumnType(field.value.kind());
      if (!type) {
        return Fail(ErrorCode::kInvalid, fmt::format("`reduce`: property `{}` is of type {}, which cannot be a column",
                                                     field.name, DescribeKind(field.value)));
      }
      const auto entry = std::ranges::find(entries, field.name, &GroupKeyEntry::name);
      if (entry == entries.end()) {
        others.push_back({field.name, *type});
      } else {
        *entry = {field.name, *type, field.value};
        if (!keeps_keys_) meeting = Meeting::kPossible;
      }
    }
    FLUX_TRY_STATUS(Send(GroupKey(std::move(entries)), others, record, meeting));
    return tables_.End();
  }

  Status Finish() override { return tables_.Finish(); }

 private:
  Status Send(GroupKey key, const std::vector<ColumnDef>& others, const Value& record,
              exec::RekeyedTables::Meeting meeting) {
    std::vector<ColumnDef> defs;
    Chunk row{.columns = {}, .rows = 1};
    for (const GroupKeyEntry& entry : key.entries()) {
      defs.push_back({entry.name, entry.type});
      row.columns.push_back(Column::Constant(entry.type, entry.value, 1));
    }
    for (const ColumnDef& other : others) {
      defs.push_back(other);
      row.columns.push_back(Column::Constant(other.type, *record.AsRecord().Find(other.name), 1));
    }
    FLUX_TRY_STATUS(tables_.Begin({std::move(key), Schema(std::move(defs)), false}, meeting, header_));
    return tables_.Push(row);
  }

  const bool keeps_keys_;
  exec::ExecContext& context_;
  ReduceFold fold_;
  exec::RekeyedTables tables_;
  TableHeaderRef header_;
};

NamedColumns Names(const plan::Node& node) { return exec::ColumnsReadBy(node.As<ReduceSpec>()->fn); }

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const ReduceSpec& spec = *node.As<ReduceSpec>();
  if (!spec.fn.tree) return {.all = true, .names = {}};
  const expr::ColumnUse use = expr::ColumnsRead(*spec.fn.tree);
  return {.all = use.reads_whole, .names = use.columns};
}

// Parameters are matched by name, so the row may come second.
plan::RowFunction WithRowFirst(plan::RowFunction fn) {
  if (!fn.tree || fn.tree->params.size() != 2 || fn.tree->params[0] == "r") return fn;
  auto tree = std::make_shared<expr::Function>(*fn.tree);
  std::swap(tree->params[0], tree->params[1]);
  for (expr::Node& node : tree->nodes) {
    if (node.kind == expr::NodeKind::kParam) node.index = 1 - node.index;
  }
  fn.tree = std::move(tree);
  return fn;
}

Result<Value> Reduce(CallContext& context, Args args) {
  const ArgReader in("reduce", kParameters, args);
  ReduceSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const Value fn, in.Function(1));
  FLUX_TRY(plan::RowFunction row_function, context.ToRowFunction(fn));
  spec.fn = plan::WithConstantsFolded(WithRowFirst(std::move(row_function)));
  if (in[2].is_null() || in[2].kind() != ValueKind::kRecord) {
    return in.Invalid(2, fmt::format("must be a record, found {}", DescribeKind(in[2])));
  }
  spec.identity = in[2];
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  for (const RecordField& field : node.As<ReduceSpec>()->identity.AsRecord().fields) schema.Set(field.name);
  return schema;
}

// A property takes the place of the key column of its name.
plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = exec::OneRow(inputs[0]->properties);
  for (const RecordField& field : node.As<ReduceSpec>()->identity.AsRecord().fields) {
    properties = exec::WithColumnChanged(std::move(properties), field.name);
  }
  return properties;
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  std::vector<std::string> fields;
  for (const RecordField& field : node.As<ReduceSpec>()->identity.AsRecord().fields) fields.push_back(field.name);
  plan::Choice choice = exec::ChooseByChanged(*inputs[0], fields);
  choice.algorithm = choice.algorithm == &exec::kKeepsKeys ? &kSends : &kCollects;
  return choice;
}

// What cannot be compiled is called, which needs the script.
bool IsApart(const plan::Node& node) { return node.As<ReduceSpec>()->fn.tree != nullptr; }

}  // namespace

void RegisterReduce(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "reduce", kParameters, Reduce});
  registry.Add(OperationDef{.name = ReduceSpec::kName,
                            .create = exec::CreateOperator<ReduceOperator, ReduceSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .fold = Fold,
                            .flow = plan::Flow::kRows,
                            .algorithms = kAlgorithms,
                            .takes_tables_apart = IsApart,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
