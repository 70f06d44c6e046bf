// `chain`, `catch` and `objectKeys`: functions of the script itself rather than of tables.

#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kChainParameters = "first second";
constexpr std::string_view kCatchParameters = "fn";
constexpr std::string_view kObjectKeysParameters = "o";

Result<Value> Chain(CallContext& context, Args args) {
  const ArgReader in("experimental.chain", kChainParameters, args);
  FLUX_TRY(const plan::NodeRef first, in.Stream(0));
  FLUX_TRY([[maybe_unused]] const plan::NodeRef second, in.Stream(1));
  DiscardingSink nowhere;
  FLUX_TRY_STATUS(context.Execute(first, nowhere));
  return args[1];
}

// The numbers of gRPC's status codes, which Flux uses.
uint64_t CodeNumber(ErrorCode code) {
  switch (code) {
    case ErrorCode::kCanceled:
      return 1;
    case ErrorCode::kInvalid:
      return 3;
    case ErrorCode::kNotFound:
      return 5;
    case ErrorCode::kAlreadyExists:
      return 6;
    case ErrorCode::kPermissionDenied:
      return 7;
    case ErrorCode::kResourceExhausted:
      return 8;
    case ErrorCode::kFailedPrecondition:
      return 9;
    case ErrorCode::kOutOfRange:
      return 11;
    case ErrorCode::kUnimplemented:
      return 12;
    case ErrorCode::kInternal:
      return 13;
    case ErrorCode::kUnavailable:
      return 14;
    case ErrorCode::kDataLoss:
      return 15;
    case ErrorCode::kUnauthenticated:
      return 16;
    case ErrorCode::kEnough:
      break;
  }
  return 2;
}

// A cancelled query or one without memory ends; the script cannot go on after that.
bool IsFinal(ErrorCode code) { return code == ErrorCode::kCanceled || code == ErrorCode::kResourceExhausted; }

Result<Value> Catch(CallContext& context, Args args) {
  const ArgReader in("experimental.catch", kCatchParameters, args);
  FLUX_TRY(const Value fn, in.Function(0));
  Result<Value> value = context.Call(fn, {});
  if (!value && IsFinal(value.error().code)) return value;
  if (!value) {
    return MakeRecord({{"value", Value()},
                       {"code", Value::Uint(CodeNumber(value.error().code))},
                       {"msg", Value::String(value.error().message)}});
  }
  return MakeRecord({{"value", *std::move(value)},
                     {"code", Value::Null(ValueKind::kUint)},
                     {"msg", Value::Null(ValueKind::kString)}});
}

// Names come in the order in which the record was written.
Result<Value> ObjectKeys(CallContext&, Args args) {
  const ArgReader in("experimental.objectKeys", kObjectKeysParameters, args);
  if (in[0].is_null() || in[0].kind() != ValueKind::kRecord) {
    return in.Invalid(0, fmt::format("must be a record, found {}", DescribeKind(in[0])));
  }
  const RecordObject& record = in[0].AsRecord();
  std::vector<Value> names;
  for (const RecordField& field : record.fields) {
    // The first of equal names is the one that counts.
    if (record.Find(field.name) == &field.value) names.push_back(Value::String(field.name));
  }
  return MakeArray(std::move(names));
}

}  // namespace

void RegisterControl(Registry& registry) {
  registry.Add(BuiltinDef{"experimental", "chain", kChainParameters, Chain});
  registry.Add(BuiltinDef{"experimental", "catch", kCatchParameters, Catch});
  registry.Add(BuiltinDef{"experimental", "objectKeys", kObjectKeysParameters, ObjectKeys});
}

}  // namespace flux::stdlib
