#include "runtime/plan/specs/reduce.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/memory.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/read_columns.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables fn identity";

using plan::ReduceSpec;

// Folds each table with the function, row by row; the record it ends with becomes the one row.
class ReduceOperator final : public exec::UnaryOperator {
 public:
  ReduceOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : UnaryOperator(out),
        spec_(*node.As<ReduceSpec>()),
        keeps_keys_(node.algorithm == &exec::kKeepsKeys),
        context_(context),
        stats_(stats),
        tables_(context, out) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    accumulator_ = spec_.identity;
    is_begun_ = false;
    recurrence_ = nullptr;
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (chunk.rows == 0) return {};
    if (!is_begun_) Compile();
    if (!recurrence_) return CallScript(chunk);
    Result<Value> carried = WithinMemory([&]() -> Result<Value> {
      FLUX_TRY_STATUS(recurrence_->Run(chunk));
      return recurrence_->Carried();
    });
    if (carried) {
      accumulator_ = *std::move(carried);
      return {};
    }
    // The script finds the row that fails and words the failure.
    recurrence_ = nullptr;
    return CallScript(chunk);
  }

  // A property that is named like a column of the group key replaces it, so that tables can meet under one key.
  Status End() override {
    using Meeting = exec::RekeyedTables::Meeting;
    if (recurrence_) stats_.note = recurrence_->Tier();
    std::vector<GroupKeyEntry> entries = header_->key.entries();
    std::vector<ColumnDef> others;
    Meeting meeting = Meeting::kNever;
    for (const RecordField& field : accumulator_.AsRecord().fields) {
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
    FLUX_TRY_STATUS(Send(GroupKey(std::move(entries)), others, meeting));
    return tables_.End();
  }

  Status Finish() override { return tables_.Finish(); }

 private:
  // A function compiled for the tables of one schema; null when the script must run it.
  struct SchemaRecurrence {
    Schema schema;
    std::shared_ptr<exec::Recurrence> recurrence;
    std::string note;
  };

  // Waits for the first rows: a table without rows has nothing to complain about.
  void Compile() {
    is_begun_ = true;
    auto made = std::ranges::find(recurrences_, header_->schema, &SchemaRecurrence::schema);
    if (made == recurrences_.end()) {
      auto compiled = context_.kernels.CompileRecurrence(spec_.fn, spec_.identity, header_->schema);
      std::string note = compiled ? "" : fmt::format("rows, because {}", compiled.error().message);
      recurrences_.push_back({header_->schema, compiled ? *std::move(compiled) : nullptr, std::move(note)});
      made = recurrences_.end() - 1;
    }
    recurrence_ = made->recurrence.get();
    stats_.note = made->note;
    if (recurrence_) recurrence_->Begin();
  }

  Status CallScript(const Chunk& chunk) {
    if (!context_.call) return Fail(ErrorCode::kUnimplemented, "`reduce`: argument `fn` cannot be called here");
    for (size_t row = 0; row < chunk.rows; ++row) {
      std::vector<RecordField> fields;
      for (size_t i = 0; i < chunk.columns.size(); ++i)
        fields.push_back({header_->schema[i].name, chunk.columns[i]->ValueAt(row)});
      const NamedArg args[] = {{"r", MakeRecord(std::move(fields))}, {"accumulator", accumulator_}};
      FLUX_TRY(accumulator_, context_.call(spec_.fn.closure, args));
      if (accumulator_.is_null() || accumulator_.kind() != ValueKind::kRecord) {
        return Fail(ErrorCode::kInvalid, fmt::format("`reduce`: argument `fn` must return a record, returned {}",
                                                     DescribeKind(accumulator_)));
      }
      FLUX_TRY_STATUS(CheckTypes());
    }
    return {};
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

  Status Send(GroupKey key, const std::vector<ColumnDef>& others, exec::RekeyedTables::Meeting meeting) {
    std::vector<ColumnDef> defs;
    Chunk row{.columns = {}, .rows = 1};
    for (const GroupKeyEntry& entry : key.entries()) {
      defs.push_back({entry.name, entry.type});
      row.columns.push_back(Column::Constant(entry.type, entry.value, 1));
    }
    for (const ColumnDef& other : others) {
      defs.push_back(other);
      row.columns.push_back(Column::Constant(other.type, *accumulator_.AsRecord().Find(other.name), 1));
    }
    FLUX_TRY_STATUS(tables_.Begin({std::move(key), Schema(std::move(defs)), false}, meeting));
    return tables_.Push(row);
  }

  const ReduceSpec& spec_;
  const bool keeps_keys_;
  exec::ExecContext& context_;
  exec::OperatorStats& stats_;
  exec::RekeyedTables tables_;
  std::vector<SchemaRecurrence> recurrences_;

  // Of the table at hand.
  TableHeaderRef header_;
  bool is_begun_ = false;
  exec::Recurrence* recurrence_ = nullptr;
  Value accumulator_;
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
  return exec::ChooseByChanged(inputs[0]->properties, fields);
}

}  // namespace

void RegisterReduce(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "reduce", kParameters, Reduce});
  registry.Add(OperationDef{.name = ReduceSpec::kName,
                            .create = exec::CreateOperator<ReduceOperator, ReduceSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kRows,
                            .algorithms = exec::kRekeyingAlgorithms,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
