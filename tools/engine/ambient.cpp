#include "tools/engine/ambient.h"

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "tools/engine/cron.h"

namespace flux {

namespace {

constexpr Duration kHour{0, 3600 * kNsPerSecond};

using Fields = std::vector<RecordField>;

const Value* FindField(const Fields& fields, std::string_view name) {
  auto found = std::ranges::find(fields, name, &RecordField::name);
  return found == fields.end() ? nullptr : &found->value;
}

void SetField(Fields& fields, std::string_view name, Value value) {
  auto found = std::ranges::find(fields, name, &RecordField::name);
  if (found != fields.end()) {
    found->value = std::move(value);
  } else {
    fields.push_back({std::string(name), std::move(value)});
  }
}

// The time at which the range of a task's run begins: when it ran before.
Result<Time> FormerRun(const Value& task, Time now) {
  if (task.kind() == ValueKind::kRecord && !task.is_null()) {
    const Value* cron = task.AsRecord().Find("cron");
    if (cron != nullptr && cron->kind() == ValueKind::kString && !cron->is_null()) {
      return FormerCronTime(cron->AsString(), now);
    }
    const Value* every = task.AsRecord().Find("every");
    if (every != nullptr && every->kind() == ValueKind::kDuration && !every->is_null()) {
      return Add(now, every->AsDuration().Negated());
    }
  }
  return Add(now, kHour.Negated());
}

// A bound of the range as a time; durations are relative to `now`.
Result<Time> Resolved(const Value& bound, Time now) {
  return bound.kind() == ValueKind::kDuration ? Add(now, bound.AsDuration()) : Result<Time>(bound.AsTime());
}

// What was set stays, what was not follows it.
Result<Fields> DashboardVariables(const Fields& set, Time now, const Value& task) {
  FLUX_TRY(const Time former, FormerRun(task, now));
  const auto field_or = [&set](std::string_view name, Value fallback) {
    const Value* value = FindField(set, name);
    return RecordField{std::string(name), value != nullptr ? *value : std::move(fallback)};
  };
  Fields fields = {field_or("timeRangeStart", Value::Of(former)), field_or("timeRangeStop", Value::Of(now))};
  FLUX_TRY(const Time start, Resolved(fields[0].value, now));
  FLUX_TRY(const Time stop, Resolved(fields[1].value, now));
  int64_t length = 0;
  if (__builtin_sub_overflow(stop.ns, start.ns, &length)) length = INT64_MAX;
  const int64_t window = std::max<int64_t>(length / 360, kNsPerSecond) / kNsPerSecond * kNsPerSecond;
  fields.push_back(field_or("windowPeriod", Value::Of(Duration{0, window})));
  fields.push_back(field_or("bucket", Value::String("")));
  fields.push_back(field_or("defaultBucket", fields.back().value));
  fields.push_back(field_or("organization", Value::String("")));
  for (const RecordField& field : set) SetField(fields, field.name, field.value);
  return fields;
}

// What the field of a name must be: a set of kinds, the first that the text can be read as counts. Empty: anything.
std::vector<ValueKind> KindsOf(std::string_view name, std::string_view field) {
  if (name == "v" && (field == "timeRangeStart" || field == "timeRangeStop")) {
    return {ValueKind::kTime, ValueKind::kDuration};
  }
  const bool is_duration =
      (name == "v" && field == "windowPeriod") || (name == "task" && (field == "every" || field == "offset"));
  if (is_duration) return {ValueKind::kDuration};
  const bool is_string = (name == "v" && (field == "bucket" || field == "defaultBucket" || field == "organization")) ||
                         (name == "task" && (field == "name" || field == "cron"));
  return is_string ? std::vector{ValueKind::kString} : std::vector<ValueKind>();
}

std::unexpected<Error> NotOfKind(std::string_view option, std::string_view text, const std::vector<ValueKind>& kinds) {
  if (kinds.size() > 1) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}`: `{}` is neither a time nor a duration; write for example `-1h`", option, text));
  }
  return Fail(ErrorCode::kInvalid, fmt::format("`{}`: `{}` is not a duration; write for example `10s`", option, text));
}

Result<Value> ReadField(std::string_view option, std::string_view name, std::string_view field, std::string_view text) {
  const std::vector<ValueKind> kinds = KindsOf(name, field);
  if (kinds.empty()) return ParseLiteral(text);
  if (kinds[0] == ValueKind::kString) return Value::String(text);
  Value value = ParseLiteral(text);
  if (std::ranges::find(kinds, value.kind()) == kinds.end()) return NotOfKind(option, text, kinds);
  return value;
}

// The fields that `name.field=value` options set.
Result<Fields> SetFields(std::string_view name, const std::vector<std::string>& options) {
  Fields fields;
  for (std::string_view option : options) {
    size_t dot = option.find('.');
    if (dot == std::string_view::npos || option.substr(0, dot) != name) continue;
    size_t equals = option.find('=', dot);
    if (equals == std::string_view::npos) {
      return Fail(ErrorCode::kInvalid, fmt::format("`{}` sets nothing; write `{}=VALUE`", option, option));
    }
    const std::string_view field = option.substr(dot + 1, equals - dot - 1);
    FLUX_TRY(Value value, ReadField(option, name, field, option.substr(equals + 1)));
    SetField(fields, field, std::move(value));
  }
  return fields;
}

Result<Fields> ReadParams(const std::vector<std::string>& params) {
  Fields fields;
  for (std::string_view param : params) {
    size_t equals = param.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      return Fail(ErrorCode::kInvalid, fmt::format("parameter `{}` has no value; write `name=value`", param));
    }
    SetField(fields, param.substr(0, equals), ParseLiteral(param.substr(equals + 1)));
  }
  return fields;
}

TypeTag TypeOf(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kBool:
      return TypeTag::kBool;
    case ValueKind::kInt:
      return TypeTag::kInt;
    case ValueKind::kFloat:
      return TypeTag::kFloat;
    case ValueKind::kTime:
      return TypeTag::kTime;
    case ValueKind::kDuration:
      return TypeTag::kDuration;
    default:
      return TypeTag::kString;
  }
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
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<AmbientTypes> ReadAmbientTypes(const AmbientOptions& options) {
  AmbientTypes types;
  for (const std::string& name : AmbientNames(options)) {
    FLUX_TRY(const Value value, AmbientValue(name, options, Time{0}, Value()));
    const Fields& fields = value.AsRecord().fields;
    if (fields.empty()) {
      types.names.push_back(name);
      continue;
    }
    AmbientRecord& record = types.records.emplace_back(AmbientRecord{name, {}});
    for (const RecordField& field : fields) record.fields.emplace_back(field.name, TypeOf(field.value));
  }
  return types;
}

Result<Value> AmbientValue(std::string_view name, const AmbientOptions& options, Time now, const Value& task) {
  FLUX_TRY(Fields fields, SetFields(name, options.names));
  if (name == "v") {
    FLUX_TRY(fields, DashboardVariables(fields, now, task));
  } else if (name == "task") {
    Fields all = {{"name", Value::String("")}, {"every", Value::Of(kHour)}, {"offset", Value::Of(Duration{})}};
    for (RecordField& field : fields) SetField(all, field.name, std::move(field.value));
    fields = std::move(all);
  } else if (name == "params") {
    FLUX_TRY(Fields params, ReadParams(options.params));
    for (RecordField& field : fields) SetField(params, field.name, std::move(field.value));
    fields = std::move(params);
  }
  return MakeRecord(std::move(fields));
}

}  // namespace flux
