#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "runtime/base/float_to_int.h"
#include "runtime/base/number_text.h"
#include "runtime/base/utf8.h"
#include "runtime/registry/native_call.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "v";

std::unexpected<Error> CannotConvert(const Value& v, std::string_view target) {
  std::string_view found = ValueKindName(v.kind());
  if (v.kind() == ValueKind::kFunction && !v.AsFunction().type_text().empty()) found = v.AsFunction().type_text();
  return Fail(ErrorCode::kInvalid, fmt::format("cannot convert {} to {}", found, target));
}

std::unexpected<Error> BadSyntax(const Value& v, std::string_view target) {
  return Fail(ErrorCode::kInvalid,
              fmt::format("cannot convert string {} to {} due to invalid syntax", DebugText(v), target));
}

Result<Value> ToString(const Value& v) {
  switch (v.kind()) {
    case ValueKind::kString:
      return v;
    case ValueKind::kInt:
      return Value::String(fmt::format("{}", v.AsInt()));
    case ValueKind::kUint:
      return Value::String(fmt::format("{}", v.AsUint()));
    case ValueKind::kFloat:
      return Value::String(FormatFloat(v.AsFloat()));
    case ValueKind::kBool:
      return Value::String(v.AsBool() ? "true" : "false");
    case ValueKind::kTime:
      return Value::String(FormatTimeNanos(v.AsTime()));
    case ValueKind::kDuration:
      return Value::String(FormatDuration(v.AsDuration()));
    case ValueKind::kBytes:
      if (FindInvalidUtf8(v.AsString()) == std::string_view::npos) return Value::String(v.AsString());
      return Fail(ErrorCode::kInvalid, "cannot convert bytes to string: they are not valid UTF-8");
    case ValueKind::kNull:
    case ValueKind::kRegexp:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      break;
  }
  return CannotConvert(v, "string");
}

Result<Value> ToInt(const Value& v) {
  switch (v.kind()) {
    case ValueKind::kString:
      if (const Result<int64_t> parsed = ParseInt(v.AsString())) return Value::Int(*parsed);
      return BadSyntax(v, "int");
    case ValueKind::kInt:
      return v;
    case ValueKind::kUint:
      return Value::Int(static_cast<int64_t>(v.AsUint()));
    case ValueKind::kFloat:
      return Value::Int(FloatToInt(v.AsFloat()));
    case ValueKind::kBool:
      return Value::Int(v.AsBool());
    case ValueKind::kTime:
      return Value::Int(v.AsTime().ns);
    case ValueKind::kDuration:
      return Value::Int(v.AsDuration().ApproximateNanoseconds());
    case ValueKind::kBytes:
    case ValueKind::kNull:
    case ValueKind::kRegexp:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      break;
  }
  return CannotConvert(v, "int");
}

Result<Value> ToUint(const Value& v) {
  if (v.kind() == ValueKind::kUint) return v;
  if (v.kind() == ValueKind::kFloat) return Value::Uint(FloatToUint(v.AsFloat()));
  if (v.kind() == ValueKind::kString) {
    if (const Result<uint64_t> parsed = ParseUint(v.AsString())) return Value::Uint(*parsed);
    return BadSyntax(v, "uint");
  }
  const Result<Value> as_int = ToInt(v);
  if (!as_int) return CannotConvert(v, "uint");
  return Value::Uint(static_cast<uint64_t>(as_int->AsInt()));
}

Result<Value> ToFloat(const Value& v) {
  if (v.kind() == ValueKind::kFloat) return v;
  if (v.kind() == ValueKind::kInt) return Value::Float(static_cast<double>(v.AsInt()));
  if (v.kind() == ValueKind::kUint) return Value::Float(static_cast<double>(v.AsUint()));
  if (v.kind() == ValueKind::kBool) return Value::Float(v.AsBool() ? 1 : 0);
  if (v.kind() == ValueKind::kString) {
    if (const Result<double> parsed = ParseFloat(v.AsString())) return Value::Float(*parsed);
    return BadSyntax(v, "float");
  }
  return CannotConvert(v, "float");
}

Result<Value> ToBool(const Value& v) {
  if (v.kind() == ValueKind::kBool) return v;
  if (v.kind() == ValueKind::kString) {
    if (v.AsString() == "true") return Value::Bool(true);
    if (v.AsString() == "false") return Value::Bool(false);
    return Fail(ErrorCode::kInvalid,
                fmt::format("cannot convert string {} to bool, must be \"true\" or \"false\"", DebugText(v)));
  }
  if (!IsNumber(v.kind())) return CannotConvert(v, "bool");
  const double number = v.kind() == ValueKind::kFloat  ? v.AsFloat()
                        : v.kind() == ValueKind::kUint ? static_cast<double>(v.AsUint())
                                                       : static_cast<double>(v.AsInt());
  if (number == 0 || number == 1) return Value::Bool(number == 1);
  FLUX_TRY(const Value text, ToString(v));
  return Fail(ErrorCode::kInvalid,
              fmt::format("cannot convert {} {} to bool, must be 0 or 1", ValueKindName(v.kind()), text.AsString()));
}

Result<Value> ToTime(const Value& v) {
  if (v.kind() == ValueKind::kTime) return v;
  if (v.kind() == ValueKind::kInt) return Value::Of(Time{v.AsInt()});
  if (v.kind() == ValueKind::kUint) return Value::Of(Time{static_cast<int64_t>(v.AsUint())});
  if (v.kind() == ValueKind::kString) {
    Result<Time> parsed = ParseTime(v.AsString());
    if (parsed) return Value::Of(*parsed);
    return std::unexpected<Error>(
        std::move(parsed.error())
            .WithContext(fmt::format("cannot convert string {} to time due to invalid syntax", DebugText(v))));
  }
  return CannotConvert(v, "time");
}

Result<Value> ToDuration(const Value& v) {
  if (v.kind() == ValueKind::kDuration) return v;
  if (v.kind() == ValueKind::kInt) return Value::Of(Duration{0, v.AsInt()});
  if (v.kind() == ValueKind::kUint) return Value::Of(Duration{0, static_cast<int64_t>(v.AsUint())});
  if (v.kind() == ValueKind::kString) {
    if (const Result<Duration> parsed = ParseDuration(v.AsString())) return Value::Of(*parsed);
    return BadSyntax(v, "duration");
  }
  return CannotConvert(v, "duration");
}

Result<Value> ToBytes(const Value& v) {
  if (v.kind() == ValueKind::kString && !v.is_null()) return Value::Bytes(v.AsString());
  return Fail(ErrorCode::kInvalid,
              fmt::format("cannot convert {} to bytes", v.is_null() ? "null" : ValueKindName(v.kind())));
}

// Unwraps dynamic values and lets null through.
template <Result<Value> (*convert)(const Value&), ValueKind target>
Result<Value> Convert(CallContext&, Args args) {
  const Value& v = args[0].kind() == ValueKind::kDynamic && !args[0].is_null() ? args[0].AsDynamic().inner : args[0];
  if (v.is_null() && target != ValueKind::kBytes) return Value::Null(target);
  return convert(v);
}

}  // namespace

void RegisterConversion(Registry& registry) {
  const auto add = [&](std::string_view name, BuiltinFn fn, std::optional<ColumnType> type,
                       std::optional<NativeCall> native) {
    registry.Add(BuiltinDef{"universe", name, kParameters, fn, true, type, nullptr, native});
  };
  add("string", Convert<ToString, ValueKind::kString>, ColumnType::kString, NativeCall::kToString);
  add("int", Convert<ToInt, ValueKind::kInt>, ColumnType::kInt, NativeCall::kToInt);
  add("uint", Convert<ToUint, ValueKind::kUint>, ColumnType::kUint, NativeCall::kToUint);
  add("float", Convert<ToFloat, ValueKind::kFloat>, ColumnType::kFloat, NativeCall::kToFloat);
  add("bool", Convert<ToBool, ValueKind::kBool>, ColumnType::kBool, NativeCall::kToBool);
  add("time", Convert<ToTime, ValueKind::kTime>, ColumnType::kTime, NativeCall::kToTime);
  add("duration", Convert<ToDuration, ValueKind::kDuration>, std::nullopt, std::nullopt);
  add("bytes", Convert<ToBytes, ValueKind::kBytes>, std::nullopt, std::nullopt);
}

}  // namespace flux::stdlib
