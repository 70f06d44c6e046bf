#include "compiler/influxql/select.h"

#include <algorithm>
#include <set>

#include "compiler/influxql/expand.h"
#include "compiler/influxql/flux_condition.h"
#include "compiler/influxql/flux_script.h"
#include "compiler/influxql/functions.h"
#include "compiler/influxql/select_check.h"
#include "fmt/format.h"

namespace flux::influxql {

namespace {

// What the measurements have together. A field that has several types has the one that InfluxDB would take.
MeasurementShape Together(const std::vector<MeasurementShape>& shapes) {
  constexpr auto kRank = [](FieldType type) { return static_cast<int>(type); };
  MeasurementShape all;
  for (const MeasurementShape& shape : shapes) {
    all.tags.insert(shape.tags.begin(), shape.tags.end());
    for (const auto& [name, type] : shape.fields) {
      const auto [known, is_new] = all.fields.emplace(name, type);
      if (!is_new && kRank(type) < kRank(known->second)) known->second = type;
    }
  }
  return all;
}

Result<std::vector<std::string>> GroupTags(const Dimensions& dimensions, const MeasurementShape& all) {
  std::set<std::string> tags(dimensions.tags.begin(), dimensions.tags.end());
  if (dimensions.has_wildcard) tags.insert(all.tags.begin(), all.tags.end());
  for (const std::string& regex : dimensions.regexes) {
    for (const std::string& tag : all.tags) {
      FLUX_TRY(const bool matches, MatchesText("=~", regex, tag));
      if (matches) tags.insert(tag);
    }
  }
  return std::vector<std::string>(tags.begin(), tags.end());
}

std::string_view IteratorName(FieldType type) { return type == FieldType::kString ? "string" : "boolean"; }

// Makes the columns of a plan, and the slots that they need.
class ColumnMaker {
 public:
  ColumnMaker(const MeasurementShape& shape, int64_t window, SelectPlan& plan)
      : shape_(shape), window_(window), plan_(plan) {}

  Result<ColumnExpr> Make(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::kVariable:
        return Casted(expr, OfSlot(PlainSlot(expr)));
      case ExprKind::kParentheses:
        return Make(*expr.args.front());
      case ExprKind::kCall:
        return Call(expr);
      case ExprKind::kBinary: {
        ColumnExpr both{.kind = ColumnExpr::Kind::kBinary, .text = expr.text};
        for (const ExprRef& arg : expr.args) {
          FLUX_TRY(ColumnExpr side, Make(*arg));
          both.args.push_back(std::move(side));
        }
        return both;
      }
      case ExprKind::kInteger:
      case ExprKind::kDuration:
        return ColumnExpr{.kind = ColumnExpr::Kind::kInteger, .integer = expr.integer};
      case ExprKind::kNumber:
        return ColumnExpr{.kind = ColumnExpr::Kind::kNumber, .number = expr.number};
      case ExprKind::kBoolean:
        return ColumnExpr{.kind = ColumnExpr::Kind::kBoolean, .integer = expr.integer};
      case ExprKind::kString:
        return ColumnExpr{.kind = ColumnExpr::Kind::kString, .text = expr.text};
      case ExprKind::kWildcard:
      case ExprKind::kRegex:
        break;
    }
    return Fail(ErrorCode::kInvalid, "invalid expression in SELECT clause");
  }
  std::set<std::string> fields, read_tags;

 private:
  static ColumnExpr OfSlot(size_t index) { return {.kind = ColumnExpr::Kind::kSlot, .index = index}; }

  static ColumnExpr Casted(const Expr& variable, ColumnExpr value) {
    if (variable.cast.empty() || variable.cast == "field" || variable.cast == "tag") return value;
    ColumnExpr cast{.kind = ColumnExpr::Kind::kFunction, .text = variable.cast};
    cast.args.push_back(std::move(value));
    return cast;
  }

  size_t PlainSlot(const Expr& variable) {
    const auto field = shape_.fields.find(variable.text);
    Slot slot;
    if (field != shape_.fields.end() && variable.cast != "tag") {
      slot.column = variable.text;
      slot.type = field->second;
      fields.insert(variable.text);
    } else {
      slot.type = FieldType::kString;
      slot.is_tag = true;
      if (shape_.tags.contains(variable.text)) {
        slot.column = variable.text;
        read_tags.insert(variable.text);
      }
    }
    plan_.slots.push_back(std::move(slot));
    return plan_.slots.size() - 1;
  }

  Result<ColumnExpr> Call(const Expr& call) {
    const FunctionDef& function = *FindFunction(call.text);
    switch (function.kind) {
      case FunctionKind::kMath: {
        ColumnExpr value{.kind = ColumnExpr::Kind::kFunction, .text = call.text};
        for (const ExprRef& arg : call.args) {
          FLUX_TRY(ColumnExpr part, Make(*arg));
          value.args.push_back(std::move(part));
        }
        return value;
      }
      case FunctionKind::kTransform:
        return Transform(function, call);
      case FunctionKind::kAggregate:
      case FunctionKind::kSelector:
        break;
    }
    return Aggregate(function, call);
  }

  Result<ColumnExpr> Transform(const FunctionDef& function, const Expr& call) {
    const Expr& of = *call.args.front();
    if (of.IsVariable()) FLUX_TRY_STATUS(CheckType(function, of));
    ColumnExpr value{.kind = ColumnExpr::Kind::kTransform, .text = call.text, .index = plan_.transforms++};
    FLUX_TRY(ColumnExpr arg, Make(of));
    value.args.push_back(std::move(arg));
    // The unit: that of windows where there are some, else a second, or a nanosecond where times are told.
    value.integer = window_ > 0 ? window_ : kNsPerSecond;
    if (call.text == "elapsed") value.integer = 1;
    if (call.args.size() == 2) value.integer = call.args[1]->integer;
    return value;
  }

  Status CheckType(const FunctionDef& function, const Expr& variable) const {
    const auto field = shape_.fields.find(variable.text);
    if (field == shape_.fields.end() || Takes(function, field->second)) return {};
    return Fail(ErrorCode::kInvalid, fmt::format("unsupported {} iterator type: *query.{}InterruptIterator",
                                                 function.name, IteratorName(field->second)));
  }

  Result<ColumnExpr> Aggregate(const FunctionDef& function, const Expr& call) {
    const bool is_distinct = call.args.front()->IsCall("distinct");
    const Expr& of = is_distinct ? *call.args.front()->args.front() : *call.args.front();
    FLUX_TRY_STATUS(CheckType(function, of));
    Slot slot;
    slot.aggregate = is_distinct ? "count_distinct" : call.text;
    if (const auto field = shape_.fields.find(of.text); field != shape_.fields.end()) {
      slot.column = of.text;
      slot.type = ResultType(slot.aggregate, field->second);
      fields.insert(of.text);
    }
    if (call.text == "integral") slot.argument = static_cast<double>(kNsPerSecond);
    if (call.args.size() > 1) {
      const Expr& last = *call.args.back();
      slot.argument = last.kind == ExprKind::kNumber ? last.number : static_cast<double>(last.integer);
      if (call.text == "top" || call.text == "bottom")
        slot.count = static_cast<size_t>(std::max<int64_t>(last.integer, 0));
    }
    if (call.args.size() == 3) {
      slot.per_tag = call.args[1]->text;
      if (shape_.tags.contains(slot.per_tag)) read_tags.insert(slot.per_tag);
    }
    plan_.slots.push_back(std::move(slot));
    return OfSlot(plan_.slots.size() - 1);
  }

  const MeasurementShape& shape_;
  const int64_t window_;
  SelectPlan& plan_;
};

class Planner {
 public:
  Planner(const SelectStatement& select, std::string_view bucket, Time now)
      : select_(select), bucket_(bucket), now_(now) {}

  Result<std::vector<SelectPlan>> Plan(const std::vector<MeasurementShape>& shapes) {
    FLUX_TRY(kinds_, CheckSelect(select_));
    FLUX_TRY(condition_, TakeTimes(select_.condition.get(), select_.zone, now_));
    if (select_.dimensions.time && !condition_.span.last) condition_.span.last = TimeBound{true, 0};
    const MeasurementShape all = Together(shapes);
    FLUX_TRY(tags_, GroupTags(select_.dimensions, all));
    FLUX_TRY(fields_, ExpandFields(select_, all, tags_));
    std::vector<SelectPlan> plans;
    for (const MeasurementShape& shape : shapes) {
      FLUX_TRY(std::optional<SelectPlan> plan, PlanFor(shape));
      if (plan) plans.push_back(std::move(*plan));
    }
    return plans;
  }

 private:
  // Nothing: the measurement has nothing of what is selected.
  Result<std::optional<SelectPlan>> PlanFor(const MeasurementShape& shape) {
    SelectPlan plan = Outline(shape);
    ColumnMaker maker(shape, plan.windows.every, plan);
    for (const NamedField& field : fields_) {
      FLUX_TRY(ColumnExpr value, maker.Make(*field.expr));
      plan.columns.push_back({field.name, std::move(value)});
    }
    if (maker.fields.empty()) return std::nullopt;
    if (kinds_.calls() > 0) plan.source = CanBePushed(plan, shape) ? RowSource::kWindows : RowSource::kFolded;
    const auto aggregates = std::ranges::count_if(plan.slots, [](const Slot& slot) { return !slot.aggregate.empty(); });
    plan.has_point_time = plan.windows.every == 0 && aggregates == 1 && kinds_.selectors == 1;
    ScriptRequest request{.bucket = bucket_,
                          .shape = shape,
                          .condition = condition_.rest.get(),
                          .span = condition_.span,
                          .fields = maker.fields,
                          .read_tags = maker.read_tags};
    const bool is_each_row_sent = plan.source == RowSource::kPoints && plan.transforms == 0;
    if (is_each_row_sent && plan.rows.limit > 0 &&
        __builtin_add_overflow(plan.rows.limit, plan.rows.offset, &request.limit))
      request.limit = 0;
    FLUX_TRY_STATUS(WriteScript(request, plan));
    return plan;
  }

  SelectPlan Outline(const MeasurementShape& shape) const {
    SelectPlan plan;
    plan.measurement = shape.name;
    plan.tags = tags_;
    plan.fill = select_.fill;
    plan.fill_number = select_.fill_number;
    plan.is_descending = select_.is_descending;
    plan.rows = select_.rows;
    plan.series = select_.series;
    plan.zone = select_.zone;
    if (const auto& time = select_.dimensions.time) {
      plan.windows = {time->front()->integer, 0, select_.zone};
      if (time->size() == 2) {
        const int64_t offset = time->back()->kind == ExprKind::kDuration ? time->back()->integer : now_.ns;
        plan.windows.offset = offset % plan.windows.every;
      }
    }
    plan.has_first_time = condition_.span.first.has_value();
    if (condition_.span.first) plan.first_time = condition_.span.first->At(now_);
    if (condition_.span.last) plan.last_time = condition_.span.last->At(now_);
    return plan;
  }

  static bool CanBePushed(const SelectPlan& plan, const MeasurementShape& shape) {
    return std::ranges::all_of(plan.slots, [&](const Slot& slot) {
      const FunctionDef* const function = FindFunction(slot.aggregate);
      if (function == nullptr || !function->is_pushed) return false;
      const auto field = shape.fields.find(slot.column);
      const bool is_extreme = slot.aggregate == "min" || slot.aggregate == "max";
      return !is_extreme || field == shape.fields.end() || IsNumeric(field->second);
    });
  }

  const SelectStatement& select_;
  const std::string_view bucket_;
  const Time now_;
  SelectKinds kinds_;
  SplitCondition condition_;
  std::vector<std::string> tags_;
  std::vector<NamedField> fields_;
};

// How much later clocks of the zone are than UTC at a time.
int64_t ZoneOffset(const std::string& zone, int64_t time) {
  if (zone.empty()) return 0;
  const Result<Time> local = ToLocal({time}, {zone, {}});
  return local ? local->ns - time : 0;
}

}  // namespace

// As InfluxDB: windows are counted from the epoch in local time, and a change of the offset within one moves its start.
int64_t Windows::StartOf(int64_t time) const {
  const int64_t moved = time - offset, zone_offset = ZoneOffset(zone, moved);
  int64_t into = (moved + zone_offset) % every;
  if (into < 0) into += every;
  int64_t start = 0;
  if (__builtin_sub_overflow(moved, into, &start)) return INT64_MIN;
  start += offset;
  if (zone.empty()) return start;
  const int64_t change = zone_offset - ZoneOffset(zone, start);
  return std::abs(change) < every ? start + change : start;
}

int64_t Windows::EndOf(int64_t time) const {
  const int64_t moved = time - offset, zone_offset = ZoneOffset(zone, moved);
  int64_t into = (moved + zone_offset) % every;
  if (into < 0) into += every;
  int64_t end = 0;
  if (__builtin_add_overflow(moved, every - into, &end)) return INT64_MAX;
  end += offset;
  if (zone.empty()) return end;
  const int64_t change = zone_offset - ZoneOffset(zone, end);
  return std::abs(change) < every ? end + change : end;
}

Result<std::vector<SelectPlan>> PlanSelect(const SelectStatement& select, std::string_view bucket,
                                           const std::vector<MeasurementShape>& shapes, Time now) {
  if (select.has_into) return Fail(ErrorCode::kUnimplemented, "not implemented: SELECT INTO");
  if (select.has_subquery)
    return Fail(ErrorCode::kUnimplemented, "subqueries are not supported; ask for the same in Flux");
  return Planner(select, bucket, now).Plan(shapes);
}

}  // namespace flux::influxql
