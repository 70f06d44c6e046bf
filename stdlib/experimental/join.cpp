#include <algorithm>
#include <functional>
#include <map>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/operation_facts.h"
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

// The rows of one table by time, those of one time in their order.
struct TimedRows {
  TableHeaderRef header;
  Chunk rows;
  std::vector<std::pair<int64_t, uint32_t>> by_time;

  Value Record(uint32_t row) const {
    std::vector<RecordField> fields;
    for (size_t i = 0; i < rows.columns.size(); ++i) {
      fields.push_back({header->schema[i].name, rows.columns[i]->ValueAt(row)});
    }
    return MakeRecord(std::move(fields));
  }
};

Result<TimedRows> ReadTimedRows(const exec::StoredTable& table, const CancelToken& cancel) {
  FLUX_TRY(Chunk rows, table.LoadRows());
  TimedRows timed{table.header, std::move(rows), {}};
  FLUX_TRY(const size_t index, exec::FindColumn("experimental.join", *table.header, "_time"));
  if (table.header->schema[index].type != ColumnType::kTime) {
    return exec::ColumnTypeError("experimental.join", table.header->schema[index], "time");
  }
  const Column& time = *timed.rows.columns[index];
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
    std::map<GroupKey, const exec::StoredTable*> by_key;
    for (const exec::StoredTable& table : right) by_key[table.header->key] = &table;
    std::ranges::sort(left, {}, [](const exec::StoredTable& table) -> const GroupKey& { return table.header->key; });
    for (const exec::StoredTable& table : left) {
      const auto other = by_key.find(table.header->key);
      if (other == by_key.end()) continue;
      FLUX_TRY(const TimedRows a, ReadTimedRows(table, context_.cancel));
      FLUX_TRY(const TimedRows b, ReadTimedRows(*other->second, context_.cancel));
      RecordTable joined("`experimental.join`: argument `fn`", table.header->key);
      FLUX_TRY_STATUS(Join(a, b, joined));
      if (joined.rows() > 0) FLUX_TRY_STATUS(joined.Send(context_.chunk_rows, out_));
    }
    return {};
  }

 private:
  Status Join(const TimedRows& left, const TimedRows& right, RecordTable& joined) {
    auto first = right.by_time.begin();
    for (const auto& [time, left_row] : left.by_time) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      while (first != right.by_time.end() && first->first < time) ++first;
      for (auto match = first; match != right.by_time.end() && match->first == time; ++match) {
        const NamedArg args[] = {{"left", left.Record(left_row)}, {"right", right.Record(match->second)}};
        FLUX_TRY(const Value record, context_.call(spec_.fn.closure, args));
        FLUX_TRY_STATUS(joined.Add(record));
      }
    }
    return {};
  }

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
