// `join.tables`: joins tables of equal group keys on columns of any names, as inner or outer join. The functions
// `inner`, `left`, `right`, `full` and `time` of the package are written with it.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "runtime/exec/merged_pairs.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_failure.h"
#include "runtime/exec/row_matcher.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/two_streams.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/join/on_columns.h"
#include "stdlib/record_table.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "left right on as method";

struct JoinTablesSpec final : plan::Spec {
  static constexpr std::string_view kName = "join.tables";
  std::vector<JoinedColumns> on;
  plan::RowFunction on_fn, as;
  std::string method;
  std::string function;  // as scripts call it
  void Describe(plan::Description& out) const override {
    out.Add("method", method);
    out.Add("on", on_fn.text);
    out.Add("as", as.text);
  }
  bool keeps_left() const { return method == "left" || method == "full"; }
  bool keeps_right() const { return method == "right" || method == "full"; }
};

constexpr plan::Algorithm kAlgorithms[] = {
    {.name = "merges the rows of tables that have the same key",
     .kept = plan::Kept::kStream,
     .orders_tables = true,
     .spares_sorts = true},
    {.name = "hashes the rows of tables that have the same key", .kept = plan::Kept::kStream, .orders_tables = true},
};
constexpr const plan::Algorithm &kMerges = kAlgorithms[0], &kHashes = kAlgorithms[1];

// Tables of equal keys are joined first, which leaves their rows in no order.
plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const JoinTablesSpec& spec = *node.As<JoinTablesSpec>();
  if (spec.on.size() != 1) return {&kHashes, "rows are compared by several columns"};
  const std::string columns[] = {spec.on[0].left, spec.on[0].right};
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (!exec::IsMergeable(*inputs[i], columns[i])) {
      return {&kHashes, fmt::format("the rows of the {} side are not known to ascend by `{}`",
                                    i == 0 ? "left" : "right", columns[i])};
    }
    if (!inputs[i]->properties.keys_differ) return {&kHashes, "several tables may have the same key"};
  }
  return {&kMerges, "the rows of every table ascend by the columns compared"};
}

// The columns that a side has in any of its tables: what its rows look like where there is none.
std::vector<ColumnDef> AllColumns(const std::vector<exec::StoredTable>& tables) {
  std::vector<ColumnDef> all;
  std::set<std::string_view> seen;
  for (const exec::StoredTable& table : tables) {
    for (const ColumnDef& column : table.header->schema.columns()) {
      if (seen.insert(column.name).second) all.push_back(column);
    }
  }
  return all;
}

// A table without rows that has the columns of the other tables of its side.
exec::StoredTable EmptyTable(const GroupKey& key, const std::vector<ColumnDef>& columns) {
  return {std::make_shared<const TableHeader>(TableHeader{key, Schema(columns), false}), {}, nullptr};
}

class JoinTablesOperator final : public exec::TwoStreamOperator {
 public:
  JoinTablesOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : TwoStreamOperator(context, out), spec_(*node.As<JoinTablesSpec>()), algorithm_(*node.algorithm) {}

 protected:
  Status Combine(std::vector<exec::StoredTable> left, std::vector<exec::StoredTable> right) override {
    if (!context_.call)
      return Fail(ErrorCode::kUnimplemented, fmt::format("`{}`: argument `as` cannot be called here", spec_.function));
    std::vector<ColumnDef> left_columns = AllColumns(left), right_columns = AllColumns(right);
    if (left_columns.empty()) left_columns = Counterparts(right_columns, &JoinedColumns::right, &JoinedColumns::left);
    if (right_columns.empty()) right_columns = Counterparts(left_columns, &JoinedColumns::left, &JoinedColumns::right);
    std::map<GroupKey, std::pair<exec::StoredTable*, exec::StoredTable*>> by_key;
    for (exec::StoredTable& table : left) by_key[table.header->key].first = &table;
    for (exec::StoredTable& table : right) by_key[table.header->key].second = &table;
    for (const auto& [key, tables] : by_key) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      if (tables.first == nullptr && !spec_.keeps_right()) continue;
      if (tables.second == nullptr && !spec_.keeps_left()) continue;
      exec::StoredTable no_left = EmptyTable(key, left_columns), no_right = EmptyTable(key, right_columns);
      FLUX_TRY_STATUS(Join(key, tables.first ? *tables.first : no_left, tables.second ? *tables.second : no_right));
    }
    return {};
  }

 private:
  // A side without any table has at least the columns that are compared.
  std::vector<ColumnDef> Counterparts(const std::vector<ColumnDef>& columns, std::string JoinedColumns::* here,
                                      std::string JoinedColumns::* there) const {
    std::vector<ColumnDef> counterparts;
    for (const JoinedColumns& compared : spec_.on) {
      const auto found = std::ranges::find(columns, compared.*here, &ColumnDef::name);
      if (found != columns.end()) counterparts.push_back({compared.*there, found->type});
    }
    return counterparts;
  }

  exec::OuterSides outer() const { return {.left = spec_.keeps_left(), .right = spec_.keeps_right()}; }

  Status Join(const GroupKey& key, exec::StoredTable& left, exec::StoredTable& right) {
    FLUX_TRY(const KeyPlaces keys, FindKeys(*left.header, *right.header));
    RecordTable joined(fmt::format("`{}`: argument `as`", spec_.function), spec_.as, key, context_, out_);
    const auto call = [&](const Chunk& left_rows, const Chunk& right_rows, const exec::RowPairs& pairs) -> Status {
      for (size_t i = 0; i < pairs.left.size(); ++i) {
        if (i % kRowsPerCheck == 0) FLUX_TRY_STATUS(context_.cancel.Check());
        const NamedArg args[] = {{"l", RowRecord(left.header->schema, left_rows, pairs.left[i], key)},
                                 {"r", RowRecord(right.header->schema, right_rows, pairs.right[i], key)}};
        Result<Value> row = context_.call(spec_.as.closure, args);
        if (!row) return std::unexpected(exec::NamingExpression(std::move(row.error()), spec_.as, args));
        FLUX_TRY_STATUS(joined.Add(*row));
      }
      return {};
    };
    return joined.Finish(exec::IsForDisk(left, right, kBytesPerRow, context_)
                             ? exec::VisitMergedPairs({left, keys.left}, {right, keys.right}, outer(), context_, call)
                             : VisitPairs(left, right, keys, call));
  }

  struct KeyPlaces {
    std::vector<size_t> left, right;
  };

  // The pairs of tables that memory has room for.
  Status VisitPairs(const exec::StoredTable& left, const exec::StoredTable& right, const KeyPlaces& keys,
                    const exec::VisitPairedRows& visit) const {
    FLUX_TRY(const Chunk left_rows, left.LoadRows());
    FLUX_TRY(const Chunk right_rows, right.LoadRows());
    std::vector<ColumnRef> left_keys, right_keys;
    for (const size_t k : keys.left) left_keys.push_back(left_rows.columns[k]);
    for (const size_t k : keys.right) right_keys.push_back(right_rows.columns[k]);
    FLUX_TRY_STATUS(CheckRoom(left_rows.rows + right_rows.rows, kBytesPerRow));
    FLUX_TRY(
        const exec::RowMatcher matcher,
        &algorithm_ == &kMerges
            ? exec::RowMatcher::MakeMerging(left_keys[0], right_keys[0], outer(), context_.cancel)
            : exec::RowMatcher::Make(left_keys, right_keys, left_rows.rows, right_rows.rows, outer(), context_.cancel));
    return matcher.VisitPairs(context_.cancel,
                              [&](const exec::RowPairs& pairs) { return visit(left_rows, right_rows, pairs); });
  }

  Result<KeyPlaces> FindKeys(const TableHeader& left, const TableHeader& right) const {
    KeyPlaces keys;
    for (const JoinedColumns& columns : spec_.on) {
      FLUX_TRY(const size_t l, exec::FindColumn(spec_.function, left, columns.left));
      FLUX_TRY(const size_t r, exec::FindColumn(spec_.function, right, columns.right));
      const ColumnType left_type = left.schema[l].type, right_type = right.schema[r].type;
      if (left_type != right_type) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("`{}`: column `{}` of the left side is of type {}, column `{}` of the right side of "
                                "type {}; convert one of them",
                                spec_.function, columns.left, ColumnTypeName(left_type), columns.right,
                                ColumnTypeName(right_type)));
      }
      keys.left.push_back(l);
      keys.right.push_back(r);
    }
    return keys;
  }

  // The row as a record; without one, the columns of the group key have their values and all others are null.
  static Value RowRecord(const Schema& schema, const Chunk& rows, uint32_t row, const GroupKey& key) {
    std::vector<RecordField> fields;
    for (size_t i = 0; i < schema.size(); ++i) {
      const GroupKeyEntry* entry = key.Find(schema[i].name);
      const bool is_absent = row == exec::RowPairs::kNone;
      fields.push_back({schema[i].name, !is_absent ? rows.columns[i]->ValueAt(row)
                                        : entry    ? entry->value
                                                   : Value::Null(ToValueKind(schema[i].type))});
    }
    return MakeRecord(std::move(fields));
  }

  static constexpr size_t kRowsPerCheck = 1024;
  // What matching keeps of a row besides its key: group, order, hash slots.
  static constexpr size_t kBytesPerRow = 64;

  const JoinTablesSpec& spec_;
  const plan::Algorithm& algorithm_;
};

// The script's call may be of one of the functions that are written with this one.
std::string FunctionCalled(const CallContext& context) {
  const StackTrace position = context.position();
  const bool is_of_package = !position.empty() && position.front().calls.starts_with("join.");
  return is_of_package ? position.front().calls : std::string(JoinTablesSpec::kName);
}

Result<Value> JoinTables(CallContext& context, Args args) {
  JoinTablesSpec spec;
  spec.function = FunctionCalled(context);
  const ArgReader in(spec.function, kParameters, args);
  FLUX_TRY(plan::NodeRef left, in.Stream(0));
  FLUX_TRY(plan::NodeRef right, in.Stream(1));
  FLUX_TRY(const Value on, in.Function(2));
  FLUX_TRY(const Value as, in.Function(3));
  FLUX_TRY(spec.method, in.String(4));
  if (spec.method != "inner" && spec.method != "left" && spec.method != "right" && spec.method != "full")
    return in.Invalid(4, "must be \"inner\", \"left\", \"right\" or \"full\", found \"" + spec.method + "\"");
  FLUX_TRY(plan::RowFunction on_fn, context.ToRowFunction(on));
  spec.on_fn = plan::WithConstantsFolded(std::move(on_fn));
  FLUX_TRY(plan::RowFunction as_fn, context.ToRowFunction(as));
  spec.as = plan::WithConstantsFolded(std::move(as_fn));
  Result<std::vector<JoinedColumns>> columns = ReadJoinedColumns(spec.on_fn);
  if (!columns) return in.Invalid(2, columns.error().message);
  spec.on = *std::move(columns);
  return AddNode(context, std::move(spec), {std::move(left), std::move(right)});
}

}  // namespace

void RegisterJoinTables(Registry& registry) {
  registry.Add(BuiltinDef{"join", "tables", kParameters, JoinTables});
  registry.Add(OperationDef{.name = JoinTablesSpec::kName,
                            .create = exec::CreateOperator<JoinTablesOperator, JoinTablesSpec>,
                            .algorithms = kAlgorithms,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
