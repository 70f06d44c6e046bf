#include <fmt/format.h>

#include <charconv>

#include "runtime/expr/scalar_ops.h"
#include "stdlib/arguments.h"
#include "stdlib/byte_text.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "contrib/bonitoo-io/hex";
constexpr std::string_view kParameters = "v";

// Reads hexadecimal digits after an optional sign (when `T` has one) and an optional `0x`.
template <typename T>
Result<T> Parse(const ArgReader& in, std::string_view target) {
  FLUX_TRY(const std::string text, in.String(0));
  std::string digits = text;
  const bool has_sign = std::is_signed_v<T> && (digits.starts_with('-') || digits.starts_with('+'));
  const bool is_negative = has_sign && digits[0] == '-';
  if (has_sign) digits.erase(0, 1);
  if (digits.starts_with("0x")) digits.erase(0, 2);
  const bool is_signed_twice = digits.starts_with('-') || digits.starts_with('+');
  if (is_negative) digits.insert(0, 1, '-');
  T value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
  if (error != std::errc() || stop != end || is_signed_twice) {
    return in.Invalid(fmt::format("cannot convert string `{}` to {} due to invalid syntax", text, target));
  }
  return value;
}

Result<Value> Int(CallContext&, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kInt);
  FLUX_TRY(const int64_t value, Parse<int64_t>(ArgReader("hex.int", kParameters, args), "int"));
  return Value::Int(value);
}

Result<Value> Uint(CallContext&, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kUint);
  FLUX_TRY(const uint64_t value, Parse<uint64_t>(ArgReader("hex.uint", kParameters, args), "uint"));
  return Value::Uint(value);
}

Result<Value> Bytes(CallContext&, Args args) {
  const ArgReader in("hex.bytes", kParameters, args);
  FLUX_TRY(const std::string text, in.String(0));
  const std::optional<std::string> bytes = FromHex(text);
  if (!bytes) return in.Invalid(fmt::format("cannot convert string `{}` to bytes due to invalid syntax", text));
  return Value::Bytes(*bytes);
}

Result<std::string> Text(const ArgReader& in) {
  const Value& v = in[0];
  switch (v.kind()) {
    case ValueKind::kInt:
      return fmt::format("{:x}", v.AsInt());
    case ValueKind::kUint:
      return fmt::format("{:x}", v.AsUint());
    case ValueKind::kBytes:
      return ToHex(v.AsString());
    case ValueKind::kString:
    case ValueKind::kFloat:
    case ValueKind::kBool:
    case ValueKind::kTime:
    case ValueKind::kDuration:
      return expr::InterpolationText(v);
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
  return in.Invalid(fmt::format("cannot convert {} to string", DescribeKind(v)));
}

Result<Value> String(CallContext&, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kString);
  FLUX_TRY(const std::string text, Text(ArgReader("hex.string", kParameters, args)));
  return Value::String(text);
}

}  // namespace

void RegisterHex(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "int", kParameters, Int, true, ColumnType::kInt});
  registry.Add(BuiltinDef{kPackage, "uint", kParameters, Uint, true, ColumnType::kUint});
  registry.Add(BuiltinDef{kPackage, "bytes", kParameters, Bytes, true});
  registry.Add(BuiltinDef{kPackage, "string", kParameters, String, true, ColumnType::kString});
}

}  // namespace flux::stdlib
