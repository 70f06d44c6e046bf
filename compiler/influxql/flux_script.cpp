#include "compiler/influxql/flux_script.h"

#include <algorithm>

#include "compiler/influxql/flux_condition.h"
#include "fmt/format.h"

namespace flux::influxql {

namespace {

constexpr std::string_view kValue = "_value";

std::string Joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text += fmt::format("{}{}", text.empty() ? "" : between, part);
  return text;
}

std::string FilterText(const std::vector<std::string>& conjuncts) {
  return conjuncts.empty() ? "" : fmt::format("\n  |> filter(fn: (r) => {})", Joined(conjuncts, " and "));
}

template <typename Names>
std::string ListText(const Names& names, std::initializer_list<std::string_view> more = {}) {
  std::string text;
  for (const std::string_view name : more) text += (text.empty() ? "" : ", ") + FluxString(name);
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + FluxString(name);
  return "[" + text + "]";
}

class ScriptWriter {
 public:
  ScriptWriter(const ScriptRequest& request, SelectPlan& plan) : request_(request), plan_(plan) {}

  Status Write() {
    needed_ = request_.fields;
    needed_.merge(FieldsIn(request_.condition, request_.shape));
    is_single_ = needed_.size() == 1;
    FLUX_TRY(condition_, ToFlux(request_.condition, request_.shape, is_single_ ? *needed_.begin() : ""));
    if (plan_.source == RowSource::kWindows) {
      WriteWindows();
    } else {
      WriteRows();
    }
    return {};
  }

 private:
  std::string Column(const std::string& field) const { return is_single_ ? std::string(kValue) : field; }

  // All that is read of these fields.
  std::string Base(const std::set<std::string>& fields) const {
    std::string any;
    for (const std::string& field : fields)
      any += fmt::format("{}r._field == {}", any.empty() ? "" : " or ", FluxString(field));
    std::vector<std::string> conjuncts = {fmt::format("r._measurement == {}", FluxString(request_.shape.name)),
                                          fields.size() > 1 ? "(" + any + ")" : any};
    conjuncts.insert(conjuncts.end(), condition_.on_series.begin(), condition_.on_series.end());
    return fmt::format("from(bucket: {})\n  |> {}{}", FluxString(request_.bucket), RangeText(request_.span),
                       FilterText(conjuncts));
  }

  // Rows with a column per field that fulfil the condition.
  std::string Rows() const {
    std::string text = Base(needed_);
    if (!is_single_) text += "\n  |> pivot(rowKey: [\"_time\"], columnKey: [\"_field\"], valueColumn: \"_value\")";
    return text + FilterText(condition_.on_rows);
  }

  void WriteRows() {
    std::string script = Rows();
    // What was read for the condition alone makes no row.
    if (needed_.size() > request_.fields.size()) {
      std::string any;
      for (const std::string& field : request_.fields)
        any += fmt::format("{}exists {}", any.empty() ? "" : " or ", FluxColumn(field));
      script += FilterText({any});
    }
    std::set<std::string> kept(plan_.tags.begin(), plan_.tags.end());
    kept.insert(request_.read_tags.begin(), request_.read_tags.end());
    for (const std::string& field : request_.fields) kept.insert(Column(field));
    const bool is_series_apart = plan_.tags.size() >= request_.shape.tags.size() &&
                                 std::ranges::all_of(request_.shape.tags, [&](const std::string& tag) {
                                   return std::ranges::find(plan_.tags, tag) != plan_.tags.end();
                                 });
    const bool is_descending = plan_.is_descending && plan_.source == RowSource::kPoints;
    // No series gives more of them than there may be together, and sources read no more then.
    if (request_.limit > 0) script += fmt::format("\n  |> {}(n: {})", is_descending ? "tail" : "limit", request_.limit);
    script += fmt::format("\n  |> keep(columns: {})\n  |> group(columns: {})", ListText(kept, {"_time"}),
                          ListText(plan_.tags));
    const bool is_in_order = is_series_apart && !is_descending;
    if (!is_in_order) script += fmt::format("\n  |> sort(columns: [\"_time\"], desc: {})", is_descending);
    if (request_.limit > 0 && !is_in_order) script += fmt::format("\n  |> limit(n: {})", request_.limit);
    for (Slot& slot : plan_.slots) {
      if (!slot.is_tag && !slot.column.empty()) slot.column = Column(slot.column);
    }
    plan_.script = script + "\n";
  }

  std::string EveryText() const {
    std::string text = fmt::format("every: {}ns", plan_.windows.every);
    if (plan_.windows.offset != 0) text += fmt::format(", offset: {}ns", plan_.windows.offset);
    if (!plan_.windows.zone.empty())
      text += fmt::format(", location: timezone.location(name: {})", FluxString(plan_.windows.zone));
    return text;
  }

  // The values of one aggregate.
  std::string Aggregated(const Slot& slot) const {
    const bool has_windows = plan_.windows.every > 0;
    const std::string& fn = slot.aggregate;
    std::string text;
    if (condition_.on_rows.empty() || is_single_) {
      text = Base({slot.column}) + FilterText(condition_.on_rows);
    } else {
      text = fmt::format("rows\n  |> filter(fn: (r) => exists {})\n  |> rename(columns: {{{}: \"_value\"}})",
                         FluxColumn(slot.column), FluxString(slot.column));
    }
    const bool selects_by_time = fn == "first" || fn == "last";
    // A row per series first, so that only these have to be put in order.
    const bool selects_twice = selects_by_time || plan_.has_point_time;
    const std::string groups = ListText(plan_.tags, {"_start", "_stop"});
    if (selects_twice && has_windows)
      text += fmt::format("\n  |> window({})\n  |> {}()\n  |> window(every: inf)", EveryText(), fn);
    if (selects_twice && !has_windows) text += fmt::format("\n  |> {}()", fn);
    text += fmt::format("\n  |> group(columns: {})", groups);
    // Of values at the same time InfluxDB takes the greatest, be it the first or the last one.
    if (fn == "first" && selects_twice && IsNumeric(slot.type)) text += "\n  |> sort(desc: true)";
    if (selects_twice) text += fmt::format("\n  |> sort(columns: [\"_time\"{}])", fn == "last" ? ", \"_value\"" : "");
    if (has_windows) {
      return text + fmt::format("\n  |> aggregateWindow({}, fn: {}, createEmpty: false, timeSrc: \"_start\")",
                                EveryText(), fn);
    }
    return text + fmt::format("\n  |> {}()", fn);
  }

  void WriteWindows() {
    const bool has_time = plan_.windows.every > 0 || plan_.has_point_time;
    std::string script = plan_.windows.zone.empty() ? "" : "import \"timezone\"\n";
    if (!condition_.on_rows.empty() && !is_single_) script += fmt::format("rows = {}\n", Rows());
    const auto kept = [&](const Slot& slot) {
      return Aggregated(slot) + fmt::format("\n  |> keep(columns: {})", has_time
                                                                            ? ListText(plan_.tags, {"_time", kValue})
                                                                            : ListText(plan_.tags, {kValue}));
    };
    if (plan_.slots.size() == 1) {
      plan_.script = script + kept(plan_.slots.front()) + "\n";
      plan_.slots.front().column = kValue;
      return;
    }
    std::vector<std::string> names;
    for (size_t i = 0; i < plan_.slots.size(); ++i) {
      if (plan_.slots[i].column.empty()) continue;
      names.push_back(fmt::format("_c{}", i));
      script += fmt::format("{} = {}\n  |> set(key: \"_column\", value: {})", names.back(), kept(plan_.slots[i]),
                            FluxString(names.back()));
      if (!has_time) script += "\n  |> set(key: \"_row\", value: \"\")";
      script += fmt::format("\n  |> group(columns: {})\n", ListText(plan_.tags, {"_column"}));
      plan_.slots[i].column = names.back();
    }
    const std::string all = names.size() == 1 ? names.front() : fmt::format("union(tables: [{}])", Joined(names, ", "));
    script += fmt::format("{}\n  |> pivot(rowKey: [\"{}\"], ", all, has_time ? "_time" : "_row");
    plan_.script = script + "columnKey: [\"_column\"], valueColumn: \"_value\")\n";
  }

  const ScriptRequest& request_;
  SelectPlan& plan_;
  std::set<std::string> needed_;
  bool is_single_ = false;
  FluxCondition condition_;
};

}  // namespace

Status WriteScript(const ScriptRequest& request, SelectPlan& plan) { return ScriptWriter(request, plan).Write(); }

}  // namespace flux::influxql
