#include <algorithm>

#include "runtime/registry/native_call.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kLengthParameters = "arr";
constexpr std::string_view kContainsParameters = "value set";

Result<Value> Length(CallContext&, Args args) {
  if (args[0].is_null() || args[0].kind() != ValueKind::kArray) {
    return ArgReader("length", kLengthParameters, args).Invalid(0, "must be an array, found " + DescribeKind(args[0]));
  }
  return Value::Int(static_cast<int64_t>(args[0].AsArray().elements.size()));
}

// A null is in a set that holds a null.
Result<Value> Contains(CallContext&, Args args) {
  const Value& value = args[0];
  const Value& set = args[1];
  if (set.is_null() || set.kind() != ValueKind::kArray) {
    return ArgReader("contains", kContainsParameters, args).Invalid(1, "must be an array, found " + DescribeKind(set));
  }
  const bool found = std::ranges::any_of(set.AsArray().elements, [&](const Value& element) {
    if (element.is_null() || value.is_null()) return element.is_null() && value.is_null();
    return element.kind() == value.kind() && DeepEqual(element, value);
  });
  return Value::Bool(found);
}

Result<Value> Die(CallContext&, Args args) {
  FLUX_TRY(std::string message, ArgReader("die", "msg", args).String(0));
  return Fail(ErrorCode::kInvalid, std::move(message));
}

}  // namespace

void RegisterCollection(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "length", kLengthParameters, Length, true, ColumnType::kInt});
  registry.Add(BuiltinDef{.package = "universe",
                          .name = "contains",
                          .parameters = kContainsParameters,
                          .fn = Contains,
                          .is_pure = true,
                          .result_type = ColumnType::kBool,
                          .native = NativeCall::kContains});
  registry.Add(BuiltinDef{"universe", "die", "msg", Die});
}

}  // namespace flux::stdlib
