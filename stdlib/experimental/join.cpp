#include <algorithm>
#include <functional>
#include <map>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/merged_pairs.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_failure.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/two_streams.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/record_table.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "left right fn";

struct TimeJoinSpec final : plan::Spec {
  static constexpr std::string_view kName = "experimental.join";
  plan::RowFunction fn;
  void Describe(plan::Description& out) const override { out.Add("fn", fn.text); }
};

Value RecordOf(const Schema& schema, const Chunk& rows, uint32_t row) {
  std::vector<RecordField> fields;
  for (size_t i = 0; i < rows.columns.size(); ++i) {
    fields.push_back({schema[i].name, rows.columns[i]->ValueAt(row)});
  }
  return MakeRecord(std::move(fields));
}

// Gives the number of the column `_time`.
Result<size_t> FindTime(const TableHeader& header) {
  FLUX_TRY(const size_t index, exec::FindColumn("experimental.join", header, "_time"));
  if (header.schema[index].type != ColumnType::kTime) {
    return exec::ColumnTypeError("experimental.join", header.schema[index], "time");
  }
  return index;
}

// The rows of one table by time, those of one time in their order.
struct TimedRows {
  Chunk rows;
  std::vector<std::pair<int64_t, uint32_t>> by_time;
};

Result<TimedRows> ReadTimedRows(const exec::StoredTable& table, size_t time_column, const CancelToken& cancel) {
  FLUX_TRY(Chunk rows, table.LoadRows());
  TimedRows timed{std::move(rows), {}};
  const Column& time = *timed.rows.columns[time_column];
  for (uint32_t row = 0; row < timed.rows.rows; ++row) {
    if (!time.IsNull(row)) timed.by_time.emplace_back(time.IntAt(row), row);
  }
  if (!std::ranges::is_sorted(timed.by_time)) FLUX_TRY_STATUS(SortOrCancel(timed.by_time, std::less<>(), cancel));
  return timed;
}

// Joins tables of equal group keys: rows of equal times, in ascending order of time.
class TimeJoinOperator final : public exec::TwoStreamOperator {
 public:
  TimeJoinOperator(const TimeJoinSpec& spec, exec::ExecContext& context, TableSink& out)
      : TwoStreamOperator(context, out), spec_(spec) {}

 protected:
  Status Combine(std::vector<exec::StoredTable> left, std::vector<exec::StoredTable> right) override {
    if (!context_.call)
      return Fail(ErrorCode::kUnimplemented, "`experimental.join`: argument `fn` cannot be called here");
    std::map<GroupKey, exec::StoredTable*> by_key;
    for (exec::StoredTable& table : right) by_key[table.header->key] = &table;
    std::ranges::sort(left, {}, [](const exec::StoredTable& table) -> const GroupKey& { return table.header->key; });
    for (exec::StoredTable& table : left) {
      const auto other = by_key.find(table.header->key);
      if (other == by_key.end()) continue;
      FLUX_TRY_STATUS(JoinTables(table, *other->second));
    }
    return {};
  }

 private:
  Status JoinTables(exec::StoredTable& left, exec::StoredTable& right) {
    FLUX_TRY(const size_t left_time, FindTime(*left.header));
    FLUX_TRY(const size_t right_time, FindTime(*right.header));
    RecordTable joined("`experimental.join`: argument `fn`", spec_.fn, left.header->key, context_, out_);
    const auto call = [&](const Chunk& left_rows, const Chunk& right_rows, const exec::RowPairs& pairs) -> Status {
      for (size_t i = 0; i < pairs.left.size(); ++i) {
        FLUX_TRY_STATUS(context_.cancel.Check());
        const NamedArg args[] = {{"left", RecordOf(left.header->schema, left_rows, pairs.left[i])},
                                 {"right", RecordOf(right.header->schema, right_rows, pairs.right[i])}};
        Result<Value> record = context_.call(spec_.fn.closure, args);
        if (!record) return std::unexpected(exec::NamingExpression(std::move(record.error()), spec_.fn, args));
        FLUX_TRY_STATUS(joined.Add(*record));
      }
      return {};
    };
    return joined.Finish(exec::IsForDisk(left, right, kBytesPerRow, context_)
                             ? exec::VisitMergedPairs({left, {left_time}}, {right, {right_time}}, {}, context_, call)
                             : VisitTimedPairs(left, left_time, right, right_time, call));
  }

  Status VisitTimedPairs(const exec::StoredTable& left, size_t left_time, const exec::StoredTable& right,
                         size_t right_time, const exec::VisitPairedRows& visit) const {
    FLUX_TRY(const TimedRows a, ReadTimedRows(left, left_time, context_.cancel));
    FLUX_TRY(const TimedRows b, ReadTimedRows(right, right_time, context_.cancel));
    return VisitPairs(a, b, visit);
  }

  Status VisitPairs(const TimedRows& left, const TimedRows& right, const exec::VisitPairedRows& visit) const {
    auto first = right.by_time.begin();
    for (const auto& [time, left_row] : left.by_time) {
      while (first != right.by_time.end() && first->first < time) ++first;
      exec::RowPairs pairs;
      for (auto match = first; match != right.by_time.end() && match->first == time; ++match) {
        pairs.left.push_back(left_row);
        pairs.right.push_back(match->second);
      }
      FLUX_TRY_STATUS(context_.cancel.Check());
      FLUX_TRY_STATUS(visit(left.rows, right.rows, pairs));
    }
    return {};
  }

  // What sorting by time keeps of a row: its time and number, twice.
  static constexpr size_t kBytesPerRow = 32;

  const TimeJoinSpec& spec_;
};

Result<Value> TimeJoin(CallContext& context, Args args) {
  const ArgReader in("experimental.join", kParameters, args);
  TimeJoinSpec spec;
  FLUX_TRY(plan::NodeRef left, in.Stream(0));
  FLUX_TRY(plan::NodeRef right, in.Stream(1));
  FLUX_TRY(const Value fn, in.Function(2));
  FLUX_TRY(plan::RowFunction row_function, context.ToRowFunction(fn));
  spec.fn = plan::WithConstantsFolded(std::move(row_function));
  return AddNode(context, std::move(spec), {std::move(left), std::move(right)});
}

}  // namespace

void RegisterTimeJoin(Registry& registry) {
  registry.Add(BuiltinDef{"experimental", "join", kParameters, TimeJoin});
  registry.Add(OperationDef{.name = TimeJoinSpec::kName,
                            .create = exec::CreateOperator<TimeJoinOperator, TimeJoinSpec>,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
