#include "tools/engine/ambient.h"

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/number_text.h"

namespace flux {

namespace {

constexpr Duration kHour{0, 3600 * kNsPerSecond};

// The script's `task.every`, or one hour.
Duration TaskInterval(const Value& task) {
  if (task.kind() != ValueKind::kRecord || task.is_null()) return kHour;
  const Value* every = task.AsRecord().Find("every");
  bool is_usable = every != nullptr && every->kind() == ValueKind::kDuration && !every->is_null();
  return is_usable ? every->AsDuration() : kHour;
}

std::vector<RecordField> DashboardVariables(Time now, const Value& task) {
  Time start = Add(now, TaskInterval(task).Negated());
  int64_t window = std::max<int64_t>((now.ns - start.ns) / 360, kNsPerSecond);
  return {{"timeRangeStart", Value::Of(start)},
          {"timeRangeStop", Value::Of(now)},
          {"windowPeriod", Value::Of(Duration{0, window / kNsPerSecond * kNsPerSecond})},
          {"bucket", Value::String("")},
          {"defaultBucket", Value::String("")},
          {"organization", Value::String("")}};
}

std::vector<RecordField> TaskDefaults() {
  return {{"name", Value::String("")}, {"every", Value::Of(kHour)}, {"offset", Value::Of(Duration{})}};
}

void SetField(std::vector<RecordField>& fields, std::string_view name, Value value) {
  auto found = std::find_if(fields.begin(), fields.end(), [&](const RecordField& f) { return f.name == name; });
  if (found != fields.end()) {
    found->value = std::move(value);
  } else {
    fields.push_back({std::string(name), std::move(value)});
  }
}

// Applies `name.field=value` options to the fields of `name`.
Status ApplyFields(std::string_view name, const std::vector<std::string>& options, std::vector<RecordField>& fields) {
  for (std::string_view option : options) {
    size_t dot = option.find('.');
    if (dot == std::string_view::npos || option.substr(0, dot) != name) continue;
    size_t equals = option.find('=', dot);
    if (equals == std::string_view::npos) {
      return Fail(ErrorCode::kInvalid, fmt::format("`{}` sets nothing; write `{}=VALUE`", option, option));
    }
    SetField(fields, option.substr(dot + 1, equals - dot - 1), ParseLiteral(option.substr(equals + 1)));
  }
  return {};
}

Status ApplyParams(const std::vector<std::string>& params, std::vector<RecordField>& fields) {
  for (std::string_view param : params) {
    size_t equals = param.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      return Fail(ErrorCode::kInvalid, fmt::format("parameter `{}` has no value; write `name=value`", param));
    }
    SetField(fields, param.substr(0, equals), ParseLiteral(param.substr(equals + 1)));
  }
  return {};
}

}  // namespace

Value ParseLiteral(std::string_view text) {
  if (text == "true" || text == "false") return Value::Bool(text == "true");
  if (auto v = ParseInt(text)) return Value::Int(*v);
  if (text.find_first_not_of("0123456789.-") == std::string_view::npos) {
    if (auto v = ParseFloat(text)) return Value::Float(*v);
  }
  if (auto v = ParseDuration(text)) return Value::Of(*v);
  if (auto v = ParseTime(text)) return Value::Of(*v);
  return Value::String(text);
}

std::vector<std::string> AmbientNames(const AmbientOptions& options) {
  std::vector<std::string> names;
  for (const std::string& option : options.names) names.push_back(option.substr(0, option.find('.')));
  if (!options.params.empty()) names.push_back("params");
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<Value> AmbientValue(std::string_view name, const AmbientOptions& options, Time now, const Value& task) {
  std::vector<RecordField> fields;
  if (name == "v") fields = DashboardVariables(now, task);
  if (name == "task") fields = TaskDefaults();
  if (name == "params") {
    FLUX_TRY_STATUS(ApplyParams(options.params, fields));
  }
  FLUX_TRY_STATUS(ApplyFields(name, options.names, fields));
  return MakeRecord(std::move(fields));
}

}  // namespace flux
