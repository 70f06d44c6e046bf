#include "stdlib/arguments.h"

#include <fmt/format.h>

#include <algorithm>

namespace flux::stdlib {

std::string DescribeKind(const Value& value) {
  if (value.kind() == ValueKind::kNull || value.is_absent()) return "null";
  return fmt::format("{}{}", value.is_null() ? "null " : "", ValueKindName(value.kind()));
}

std::string ArgReader::Name(size_t i) const {
  std::string_view rest = parameters_;
  for (; i > 0; --i) rest.remove_prefix(std::min(rest.find(' '), rest.size() - 1) + 1);
  return std::string(rest.substr(0, rest.find(' ')));
}

std::unexpected<Error> ArgReader::Invalid(size_t i, std::string_view complaint) const {
  return Fail(ErrorCode::kInvalid, fmt::format("`{}`: argument `{}` {}", function_, Name(i), complaint));
}

std::unexpected<Error> ArgReader::Invalid(std::string_view complaint) const {
  return Fail(ErrorCode::kInvalid, fmt::format("`{}`: {}", function_, complaint));
}

Result<Value> ArgReader::Expect(size_t i, ValueKind kind) const {
  if (!Has(i)) return Invalid(fmt::format("required argument `{}` is missing", Name(i)));
  const Value& value = args_[i];
  if (value.kind() != kind || value.is_null()) {
    return Invalid(i, fmt::format("must be of type {}, found {}{}", ValueKindName(kind), DescribeKind(value),
                                  value.is_null() ? "; test the value with `exists` first" : ""));
  }
  return value;
}

Result<bool> ArgReader::BoolOr(size_t i, bool fallback) const {
  if (!Has(i)) return fallback;
  FLUX_TRY(Value value, Expect(i, ValueKind::kBool));
  return value.AsBool();
}

Result<int64_t> ArgReader::Int(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kInt));
  return value.AsInt();
}

Result<int64_t> ArgReader::IntOr(size_t i, int64_t fallback) const {
  if (!Has(i)) return fallback;
  return Int(i);
}

Result<uint64_t> ArgReader::Uint(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kUint));
  return value.AsUint();
}

Result<double> ArgReader::Float(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kFloat));
  return value.AsFloat();
}

Result<double> ArgReader::FloatOr(size_t i, double fallback) const {
  if (!Has(i)) return fallback;
  return Float(i);
}

Result<std::string> ArgReader::String(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kString));
  return std::string(value.AsString());
}

Result<std::string> ArgReader::StringOr(size_t i, std::string_view fallback) const {
  if (!Has(i)) return std::string(fallback);
  return String(i);
}

Result<Duration> ArgReader::DurationAt(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kDuration));
  return value.AsDuration();
}

Result<Duration> ArgReader::DurationOr(size_t i, Duration fallback) const {
  if (!Has(i)) return fallback;
  return DurationAt(i);
}

Result<std::vector<std::string>> ArgReader::Strings(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kArray));
  std::vector<std::string> strings;
  for (const Value& element : value.AsArray().elements) {
    if (element.kind() != ValueKind::kString || element.is_null()) {
      return Invalid(i, fmt::format("must be an array of strings, found an element of type {}", DescribeKind(element)));
    }
    strings.emplace_back(element.AsString());
  }
  return strings;
}

Result<std::vector<std::string>> ArgReader::StringsOr(size_t i, std::vector<std::string> fallback) const {
  if (!Has(i)) return fallback;
  return Strings(i);
}

Result<plan::NodeRef> ArgReader::Stream(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kStream));
  return plan::StreamNode(value);
}

Result<Value> ArgReader::Function(size_t i) const { return Expect(i, ValueKind::kFunction); }

Result<Time> ArgReader::Timeable(size_t i, Time now) const {
  const Value& value = args_[i];
  if (!value.is_null() && value.kind() == ValueKind::kTime) return value.AsTime();
  if (!value.is_null() && value.kind() == ValueKind::kDuration) {
    // Kernels call pure functions without a script, which have no `now`; a wrong time must not come out of that.
    if (now == Time{})
      return Invalid(i, "is relative to now, which is not known inside a row function; compute it outside");
    Result<Time> sum = Add(now, value.AsDuration());
    return sum ? sum : Invalid(i, "is no time: " + sum.error().message);
  }
  return Invalid(i, fmt::format("must be a time or a duration relative to now, found {}", DescribeKind(value)));
}

Result<Location> ArgReader::LocationAt(size_t i) const {
  FLUX_TRY(Value value, Expect(i, ValueKind::kRecord));
  const Value* zone = value.AsRecord().Find("zone");
  const Value* offset = value.AsRecord().Find("offset");
  if (zone == nullptr || zone->is_null() || zone->kind() != ValueKind::kString) {
    return Invalid(i, "must have a string property `zone`; `timezone.location(name:)` makes such a record");
  }
  Location location{std::string(zone->AsString()), {}};
  if (offset == nullptr) return location;
  if (offset->is_null() || offset->kind() != ValueKind::kDuration) {
    return Invalid(i, fmt::format("must have a property `offset` of type duration, found {}", DescribeKind(*offset)));
  }
  location.offset = offset->AsDuration();
  return location;
}

Result<Value> Forward(BuiltinFn fn, std::string_view wider, CallContext& context, std::string_view parameters,
                      Args args) {
  const std::vector<std::string_view> from = SplitNames(parameters);
  std::vector<Value> values;
  for (const std::string_view name : SplitNames(wider)) {
    const auto found = std::ranges::find(from, name);
    values.push_back(found == from.end() ? Value::Absent() : args[static_cast<size_t>(found - from.begin())]);
  }
  return fn(context, Args(values));
}

}  // namespace flux::stdlib
