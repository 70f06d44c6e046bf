// `range`: keeps the rows of [start, stop), and puts the bounds into `_start`, `_stop` and the group key.

#include "runtime/plan/specs/range.h"

#include <fmt/format.h>

#include "runtime/exec/bounds.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/time_cursor.h"
#include "runtime/plan/flux_text.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

constexpr plan::Algorithm kAlgorithms[] = {
    {"passes the rows on that lie within the bounds"},
    {"collects tables by their new keys", plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kPasses = kAlgorithms[0], &kCollects = kAlgorithms[1];

plan::Choice Choose(const plan::Node&, plan::InputFacts inputs) {
  const plan::Properties& input = inputs[0]->properties;
  if (!input.HaveSameBounds())
    return {&kCollects, "two tables may be alike but for their time range, which becomes the same"};
  if (!input.tables_ascend) return {&kCollects, "tables may come in any order"};
  if (!input.keys_differ) return {&kCollects, "several tables may have the same key"};
  return {&kPasses, "all tables get the same time range, come in order of their keys, and no key comes twice"};
}

class RangeOperator final : public UnaryOperator {
 public:
  RangeOperator(TimeRange bounds, RekeyedTables::Meeting meeting, ExecContext& context, TableSink& out)
      : UnaryOperator(out), bounds_(bounds), meeting_(meeting), tables_(context, out) {}

  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return tables_.End(); }
  Status Finish() override { return tables_.Finish(); }

 private:
  GroupKey KeyWithBounds(const GroupKey& key) const;
  Chunk Keep(const Chunk& chunk) const;

  const TimeRange bounds_;
  const RekeyedTables::Meeting meeting_;
  RekeyedTables tables_;
  bool is_time_ordered_ = false;
  size_t time_ = 0;
  // Where the input's columns begin in the output: after the columns that had to be added.
  size_t added_ = 0;
  size_t start_ = 0, stop_ = 0;
  Value start_value_, stop_value_;
};

Status CheckTime(const TableHeader& header, std::string_view name) {
  const std::optional<size_t> at = header.schema.Find(name);
  if (!at || header.schema[*at].type == ColumnType::kTime) return {};
  return FailAtTable(ErrorCode::kFailedPrecondition,
                     fmt::format("column `{}` is of type {} in table {}; it must be time", name,
                                 ColumnTypeName(header.schema[*at].type), header.key.DebugText()));
}

bool Overlaps(const TimeRange& a, const TimeRange& b) {
  const auto contains = [](const TimeRange& range, Time t) { return range.start <= t && t < range.stop; };
  return contains(a, b.start) || (contains(a, b.stop) && b.stop > a.start) || contains(b, a.start);
}

// A table that already has bounds in its key keeps their intersection with the new ones.
GroupKey RangeOperator::KeyWithBounds(const GroupKey& key) const {
  const GroupKeyEntry* start = key.Find("_start");
  const GroupKeyEntry* stop = key.Find("_stop");
  std::vector<GroupKeyEntry> entries;
  if (start == nullptr) entries.push_back({"_start", ColumnType::kTime, Value::Of(bounds_.start)});
  if (stop == nullptr) entries.push_back({"_stop", ColumnType::kTime, Value::Of(bounds_.stop)});
  entries.insert(entries.end(), key.entries().begin(), key.entries().end());
  if (start == nullptr || stop == nullptr) return GroupKey(std::move(entries));
  TimeRange use = bounds_;
  if (!start->value.is_null() && !stop->value.is_null()) {
    const TimeRange had{start->value.AsTime(), stop->value.AsTime()};
    if (Overlaps(bounds_, had)) use = {std::max(bounds_.start, had.start), std::min(bounds_.stop, had.stop)};
  }
  for (GroupKeyEntry& entry : entries) {
    if (entry.name == "_start") entry.value = Value::Of(use.start);
    if (entry.name == "_stop") entry.value = Value::Of(use.stop);
  }
  return GroupKey(std::move(entries));
}

Status RangeOperator::Begin(TableHeaderRef header) {
  FLUX_TRY(time_, FindColumn("range", *header, "_time"));
  for (const std::string_view name : {"_time", "_start", "_stop"}) FLUX_TRY_STATUS(CheckTime(*header, name));
  is_time_ordered_ = header->is_time_ordered;
  std::vector<ColumnDef> columns;
  for (const char* name : {"_start", "_stop"}) {
    if (!header->schema.Find(name)) columns.push_back({name, ColumnType::kTime});
  }
  added_ = columns.size();
  columns.insert(columns.end(), header->schema.columns().begin(), header->schema.columns().end());
  TableHeader ranged{KeyWithBounds(header->key), Schema(std::move(columns)), is_time_ordered_};
  start_ = *ranged.schema.Find("_start");
  stop_ = *ranged.schema.Find("_stop");
  start_value_ = ranged.key.Find("_start")->value;
  stop_value_ = ranged.key.Find("_stop")->value;
  return tables_.Begin(std::move(ranged), meeting_, header);
}

Chunk RangeOperator::Keep(const Chunk& chunk) const {
  const Column& time = *chunk.columns[time_];
  Chunk kept;
  kept.columns.resize(added_);
  if (is_time_ordered_ && !time.has_nulls()) {
    const TimeCursor cursor(time);
    const size_t from = cursor.LowerBound(bounds_.start.ns, 0);
    const size_t to = cursor.LowerBound(bounds_.stop.ns, from);
    kept.rows = to - from;
    for (const ColumnRef& column : chunk.columns) kept.columns.push_back(column->Slice(from, kept.rows));
    return kept;
  }
  std::vector<uint32_t> rows;
  for (size_t row = 0; row < chunk.rows; ++row) {
    if (time.IsNull(row)) continue;
    const int64_t t = time.IntAt(row);
    if (t >= bounds_.start.ns && t < bounds_.stop.ns) rows.push_back(static_cast<uint32_t>(row));
  }
  kept.rows = rows.size();
  const bool keeps_all = kept.rows == chunk.rows;
  for (const ColumnRef& column : chunk.columns) kept.columns.push_back(keeps_all ? column : column->Take(rows));
  return kept;
}

Status RangeOperator::Push(const Chunk& chunk) {
  Chunk kept = Keep(chunk);
  if (kept.rows == 0) return {};
  kept.columns[start_] = Column::Constant(ColumnType::kTime, start_value_, kept.rows);
  kept.columns[stop_] = Column::Constant(ColumnType::kTime, stop_value_, kept.rows);
  return tables_.Push(kept);
}

MadeOperator MakeRange(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats&) {
  const auto& spec = *node.As<plan::RangeSpec>();
  if (spec.range.start >= spec.range.stop) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("the range is empty: `start` is {} and `stop` is {}; `start` must be before "
                            "`stop`",
                            FormatTime(spec.range.start), FormatTime(spec.range.stop)));
  }
  using Meeting = RekeyedTables::Meeting;
  const Meeting meeting = node.algorithm == &kPasses ? Meeting::kNever : Meeting::kPossible;
  return std::make_unique<RangeOperator>(*TimeBounds(node.node()), meeting, context, out);
}

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return Plus(out, {"_time", "_start", "_stop"}); }

ColumnSet MustHave(const plan::Node&) { return Plus({}, {"_time"}); }

plan::StreamSchema SchemaAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  schema.SetType("_time", ColumnType::kTime);
  for (const char* bound : {"_start", "_stop"}) schema.Set(bound, ColumnType::kTime);
  return schema;
}

// Tables whose keys differ in their bounds only become one where the new bounds cut off the difference.
plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  const plan::Properties& input = inputs[0]->properties;
  plan::Properties properties = WithKeyColumns(input, {"_start", "_stop"});
  if (!input.keys_differ || !input.HaveSameBounds()) {
    properties.row_order.clear();
    properties.max_rows.reset();
  }
  properties.tables_ascend = true;
  properties.keys_differ = true;
  properties.spans_bounds = input.HaveSameBounds();
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const plan::TimeRange& range = node.As<plan::RangeSpec>()->range;
  return plan::FluxCall("range").Add("start", Value::Of(range.start)).Add("stop", Value::Of(range.stop)).Text();
}

}  // namespace

OperationDef RangeOperation() {
  return {.name = plan::RangeSpec::kName,
          .create = MakeRange,
          .needs = Needs,
          .must_have = MustHave,
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .to_flux = ToFlux,
          .algorithms = kAlgorithms,
          .takes_tables_apart = AlwaysApart,
          .choose = Choose,
          .is_deterministic = true};
}

}  // namespace flux::exec
