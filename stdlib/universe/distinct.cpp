#include "runtime/plan/specs/distinct.h"

#include "runtime/exec/first_of_each.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/reduced_table.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";
constexpr std::string_view kExperimentalParameters = "tables";

using plan::DistinctSpec;
using plan::UniqueSpec;

constexpr plan::Algorithm kAlgorithms[] = {
    {"takes the value from the group key"},
    {"hashes values", plan::Kept::kSentRows},
};
constexpr const plan::Algorithm &kTakesFromKey = kAlgorithms[0], &kHashes = kAlgorithms[1];

plan::Choice ChooseDistinct(const plan::Node& node, plan::InputFacts inputs) {
  const std::string& column = node.As<DistinctSpec>()->column;
  if (inputs[0]->properties.IsInsideKey(column) && inputs[0]->schema.MustHave(column)) {
    return {&kTakesFromKey, "`" + column + "` is in the group key of every table"};
  }
  return {&kHashes, "`" + column + "` may differ from row to row"};
}

constexpr plan::Algorithm kUniqueAlgorithms[] = {
    {"passes the first row on"},
    {"hashes values", plan::Kept::kSentRows},
};
constexpr const plan::Algorithm &kPassesFirst = kUniqueAlgorithms[0], &kHashesRows = kUniqueAlgorithms[1];

plan::Choice ChooseUnique(const plan::Node& node, plan::InputFacts inputs) {
  const std::string& column = node.As<UniqueSpec>()->column;
  if (inputs[0]->properties.IsInsideKey(column)) return {&kPassesFirst, "`" + column + "` has one value in a table"};
  return {&kHashesRows, "`" + column + "` may differ from row to row"};
}

// Gives the first row for each value of a column.
Result<Chunk> FirstOfEach(const Chunk& rows, size_t column, const CancelToken& cancel) {
  FLUX_TRY(const exec::RowGroups groups, exec::GroupRows({&rows.columns[column], 1}, rows.rows, cancel));
  if (groups.count() == rows.rows) return rows;
  Chunk first{.columns = {}, .rows = groups.count()};
  for (const ColumnRef& values : rows.columns) first.columns.push_back(values->Take(groups.first_row));
  return first;
}

// The rows of a table that are the first to have their value in a column: in memory as long as they have room there.
class FirstRows {
 public:
  // `wanted`: how many of them are enough.
  FirstRows(std::optional<size_t> wanted, exec::ExecContext& context)
      : wanted_(wanted),
        context_(context),
        table_(context, wanted ? exec::ReducedTable::Slack::kNone : exec::ReducedTable::Slack::kSomeChunks) {}

  const TableHeaderRef& header() const { return table_.header(); }
  void Begin(TableHeaderRef header, size_t column) {
    column_ = column;
    disk_.reset();
    table_.Begin(std::move(header));
  }

  Status Add(const Chunk& chunk) {
    if (HasEnough()) return {};
    if (disk_) return disk_->Add(chunk);
    const auto reduce = [this](const Chunk& rows) { return FirstOfEach(rows, column_, context_.cancel); };
    FLUX_TRY_STATUS(table_.Add(chunk, reduce));
    // In a column of the group key all values are the same.
    if (HasEnough() || !table_.IsForDisk() || header()->key.Contains(header()->schema[column_].name)) return {};
    disk_.emplace(*header(), column_, context_);
    FLUX_TRY_STATUS(disk_->Add(table_.Rows()));
    table_.Begin(header());
    return {};
  }

  // Whether as many as are wanted are among the rows that came; not told of those on disk.
  bool HasEnough() const { return wanted_ && !disk_ && table_.kept() >= *wanted_; }

  // Calls `visit` with chunks of the rows, in the order in which they came.
  Status Visit(const std::function<Status(const Chunk& rows)>& visit) {
    if (disk_) return disk_->Visit(visit);
    FLUX_TRY(const Chunk rows, FirstOfEach(table_.Rows(), column_, context_.cancel));
    if (rows.rows == 0) return {};
    for (const Chunk& piece : SplitChunk(rows, context_.chunk_rows)) FLUX_TRY_STATUS(visit(piece));
    return {};
  }

 private:
  const std::optional<size_t> wanted_;
  exec::ExecContext& context_;
  size_t column_ = 0;
  exec::ReducedTable table_;
  std::optional<exec::FirstOfEach> disk_;
};

// Gives the group key and, in `_value`, each value of the column once.
class DistinctOperator final : public exec::UnaryOperator {
 public:
  DistinctOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        spec_(*node.As<DistinctSpec>()),
        takes_from_key_(node.algorithm == &kTakesFromKey),
        context_(context),
        table_(spec_.wanted, context) {}

  // Of the rows only the column is looked at, and not even that when all of them have the same value.
  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    column_ = header_->schema.Find(spec_.column);
    if (takes_from_key_ || header_->key.Contains(spec_.column)) column_.reset();
    if (column_) {
      table_.Begin(std::make_shared<const TableHeader>(
                       TableHeader{GroupKey(), Schema({{spec_.column, header_->schema[*column_].type}}), false}),
                   0);
    }
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (!column_ || chunk.rows == 0) return {};
    return table_.Add({{chunk.columns[*column_]}, chunk.rows});
  }

  Status End() override {
    const GroupKeyEntry* entry = header_->key.Find(spec_.column);
    // A table without the column counts as one whose values are all empty.
    const ColumnType type = entry != nullptr ? entry->type
                            : column_        ? header_->schema[*column_].type
                                             : ColumnType::kString;
    std::vector<ColumnDef> defs;
    std::vector<GroupKeyEntry> entries;
    for (const GroupKeyEntry& kept : header_->key.entries()) {
      if (kept.name == "_value") continue;
      defs.push_back({kept.name, kept.type});
      entries.push_back(kept);
    }
    defs.push_back({"_value", type});
    const TableHeader header{GroupKey(std::move(entries)), Schema(std::move(defs)), false};
    FLUX_TRY_STATUS(out_.Begin(std::make_shared<const TableHeader>(header)));
    const auto send = [&](const ColumnRef& values) {
      Chunk rows = MakeKeyChunk(header, values->length());
      rows.columns.back() = values;
      return out_.Push(rows);
    };
    if (column_) {
      FLUX_TRY_STATUS(table_.Visit([&](const Chunk& rows) { return send(rows.columns[0]); }));
    } else {
      FLUX_TRY_STATUS(send(Column::Constant(type, entry != nullptr ? entry->value : Value::String(""), 1)));
    }
    return out_.End();
  }

  bool WantsRows() const override { return column_ && !table_.HasEnough(); }

 private:
  const DistinctSpec& spec_;
  const bool takes_from_key_;
  exec::ExecContext& context_;
  TableHeaderRef header_;
  std::optional<size_t> column_;  // when its values may differ
  FirstRows table_;
};

// Keeps the first row for each value of the column.
class UniqueOperator final : public exec::UnaryOperator {
 public:
  UniqueOperator(const UniqueSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context), table_(spec.wanted, context) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(const size_t column, exec::FindColumn("unique", *header, spec_.column));
    table_.Begin(std::move(header), column);
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    return chunk.rows > 0 ? table_.Add(chunk) : Status();
  }

  Status End() override {
    FLUX_TRY_STATUS(out_.Begin(table_.header()));
    FLUX_TRY_STATUS(table_.Visit([&](const Chunk& rows) { return out_.Push(rows); }));
    return out_.End();
  }

  bool WantsRows() const override { return !table_.HasEnough(); }

 private:
  const UniqueSpec& spec_;
  exec::ExecContext& context_;
  FirstRows table_;
};

// Keeps the first row of every table, all of whose rows have the same value.
class FirstRowOperator final : public exec::UnaryOperator {
 public:
  FirstRowOperator(const UniqueSpec& spec, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY_STATUS(exec::FindColumn("unique", *header, spec_.column));
    is_wanted_ = true;
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0 || !std::exchange(is_wanted_, false)) return {};
    return out_.Push(SliceRows(chunk, 0, 1));
  }

  bool WantsRows() const override { return is_wanted_ && out_.WantsRows(); }

 private:
  const UniqueSpec& spec_;
  bool is_wanted_ = true;
};

Result<std::unique_ptr<exec::Operator>> CreateUnique(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                     TableSink& out, exec::OperatorStats&) {
  const UniqueSpec& spec = *node.As<UniqueSpec>();
  if (node.algorithm == &kPassesFirst) return std::make_unique<FirstRowOperator>(spec, out);
  return std::make_unique<UniqueOperator>(spec, context, out);
}

template <typename Spec>
NamedColumns Names(const plan::Node& node) {
  return {{.name = node.As<Spec>()->column}};
}

ColumnSet DistinctNeeds(const plan::Node& node, const ColumnSet&) {
  return Plus({}, {node.As<DistinctSpec>()->column});
}
ColumnSet UniqueNeeds(const plan::Node& node, const ColumnSet& out) {
  return Plus(out, {node.As<UniqueSpec>()->column});
}

template <typename S>
Result<Value> OfColumn(CallContext& context, Args args) {
  const ArgReader in(S::kName, kParameters, args);
  S spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalDistinct(CallContext& context, Args args) {
  return Forward(OfColumn<DistinctSpec>, kParameters, context, kExperimentalParameters, args);
}

Result<Value> ExperimentalUnique(CallContext& context, Args args) {
  return Forward(OfColumn<UniqueSpec>, kParameters, context, kExperimentalParameters, args);
}

plan::StreamSchema SchemaAfterDistinct(const plan::Node& node, plan::InputFacts inputs) {
  const auto* column = inputs[0]->schema.Find(node.As<DistinctSpec>()->column);
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  // Where the column is missing, its one value is a null string.
  schema.Set("_value", column != nullptr && column->is_certain ? column->type : std::nullopt);
  return schema;
}

plan::Properties PropertiesAfterDistinct(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = exec::WithoutRowOrder(inputs[0]->properties);
  // A table without rows has a value where the column is in its key, or missing.
  if (properties.max_rows == 0) properties.max_rows = 1;
  if (properties.IsOutsideKey("_value")) return properties;
  // The values are not part of the key.
  properties.tables_ascend = properties.keys_differ = false;
  if (properties.key) {
    std::erase(*properties.key, "_value");
  } else {
    properties.outside_key.emplace_back("_value");
  }
  return properties;
}

template <typename S>
std::optional<std::string> ToFlux(const plan::Node& node) {
  const S& spec = *node.As<S>();
  if (spec.wanted) return std::nullopt;
  return plan::FluxCall(S::kName).Add("column", spec.column).Text();
}

}  // namespace

void RegisterDistinct(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "distinct", kParameters, OfColumn<DistinctSpec>});
  registry.Add(BuiltinDef{"experimental", "distinct", kExperimentalParameters, ExperimentalDistinct});
  registry.Add(BuiltinDef{"universe", "unique", kParameters, OfColumn<UniqueSpec>});
  registry.Add(BuiltinDef{"experimental", "unique", kExperimentalParameters, ExperimentalUnique});
  registry.Add(OperationDef{.name = DistinctSpec::kName,
                            .create = exec::CreateOperator<DistinctOperator, DistinctSpec>,
                            .needs = DistinctNeeds,
                            .names = Names<DistinctSpec>,
                            .schema = SchemaAfterDistinct,
                            .properties = PropertiesAfterDistinct,
                            .demand = exec::SetOfRowsDemand,
                            .to_flux = ToFlux<DistinctSpec>,
                            .flow = plan::Flow::kTable,
                            .algorithms = kAlgorithms,
                            .takes_tables_apart = exec::AlwaysApart,
                            .choose = ChooseDistinct,
                            .is_deterministic = true});
  registry.Add(OperationDef{.name = UniqueSpec::kName,
                            .create = CreateUnique,
                            .needs = UniqueNeeds,
                            .names = Names<UniqueSpec>,
                            .must_have = exec::MustHaveNeeds<UniqueNeeds>,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .demand = exec::SetOfRowsDemand,
                            .to_flux = ToFlux<UniqueSpec>,
                            .flow = plan::Flow::kTable,
                            .algorithms = kUniqueAlgorithms,
                            .takes_tables_apart = exec::AlwaysApart,
                            .choose = ChooseUnique,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
