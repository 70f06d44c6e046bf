#include "runtime/expr/serialize_value.h"

#include <bit>

#include "runtime/base/check.h"
#include "runtime/expr/byte_stream.h"

namespace flux::expr {
namespace {

constexpr int kMaxDepth = 100;

constexpr uint8_t kKindCount = 0
#define FLUX_VALUE_KIND(name, text) +1
#include "runtime/value/value_kinds.def"
    ;

Result<Value> Take(std::string_view& in, int depth);

Result<Value> TakeArray(std::string_view& in, int depth) {
  FLUX_TRY(const size_t count, TakeCount(in));
  std::vector<Value> elements;
  for (size_t i = 0; i < count; ++i) {
    FLUX_TRY(Value element, Take(in, depth + 1));
    elements.push_back(std::move(element));
  }
  return MakeArray(std::move(elements));
}

Result<Value> TakeRecord(std::string_view& in, int depth) {
  FLUX_TRY(const size_t count, TakeCount(in));
  std::vector<RecordField> fields;
  for (size_t i = 0; i < count; ++i) {
    FLUX_TRY(std::string name, TakeText(in));
    FLUX_TRY(Value value, Take(in, depth + 1));
    fields.push_back({std::move(name), std::move(value)});
  }
  return MakeRecord(std::move(fields));
}

bool IsKeyKind(ValueKind kind) { return IsNumber(kind) || kind == ValueKind::kString || kind == ValueKind::kTime; }

Result<Value> TakeDict(std::string_view& in, int depth) {
  FLUX_TRY(const size_t count, TakeCount(in));
  std::map<Value, Value, ScalarLess> entries;
  for (size_t i = 0; i < count; ++i) {
    FLUX_TRY(Value key, Take(in, depth + 1));
    FLUX_TRY(Value value, Take(in, depth + 1));
    const bool is_same_kind = entries.empty() || entries.begin()->first.kind() == key.kind();
    if (key.is_null() || !IsKeyKind(key.kind()) || !is_same_kind) return DamagedTree("bad dictionary key");
    entries.emplace(std::move(key), std::move(value));
  }
  return Value::FromObject(ValueKind::kDict, std::make_unique<const DictObject>(std::move(entries)));
}

Result<Value> TakeDuration(std::string_view& in) {
  FLUX_TRY(const uint64_t months, TakeVarint(in));
  FLUX_TRY(const uint64_t ns, TakeFixed(in));
  if (months > UINT32_MAX) return DamagedTree("number out of range");
  return Value::Of(Duration{static_cast<int32_t>(months), static_cast<int64_t>(ns)});
}

Result<Value> TakePresent(std::string_view& in, ValueKind kind, int depth) {
  switch (kind) {
    case ValueKind::kBool: {
      FLUX_TRY(const uint8_t v, TakeByte(in));
      return Value::Bool(v != 0);
    }
    case ValueKind::kInt: {
      FLUX_TRY(const uint64_t v, TakeFixed(in));
      return Value::Int(static_cast<int64_t>(v));
    }
    case ValueKind::kUint: {
      FLUX_TRY(const uint64_t v, TakeFixed(in));
      return Value::Uint(v);
    }
    case ValueKind::kFloat: {
      FLUX_TRY(const uint64_t v, TakeFixed(in));
      return Value::Float(std::bit_cast<double>(v));
    }
    case ValueKind::kTime: {
      FLUX_TRY(const uint64_t v, TakeFixed(in));
      return Value::Of(Time{static_cast<int64_t>(v)});
    }
    case ValueKind::kDuration:
      return TakeDuration(in);
    case ValueKind::kString: {
      FLUX_TRY(const std::string text, TakeText(in));
      return Value::String(text);
    }
    case ValueKind::kBytes: {
      FLUX_TRY(const std::string bytes, TakeText(in));
      return Value::Bytes(bytes);
    }
    case ValueKind::kRegexp: {
      FLUX_TRY(const std::string pattern, TakeText(in));
      return RegexpObject::Compile(pattern);
    }
    case ValueKind::kArray:
      return TakeArray(in, depth);
    case ValueKind::kDict:
      return TakeDict(in, depth);
    case ValueKind::kRecord:
      return TakeRecord(in, depth);
    case ValueKind::kDynamic: {
      FLUX_TRY(Value inner, Take(in, depth + 1));
      return MakeDynamic(std::move(inner));
    }
    case ValueKind::kNull:
    case ValueKind::kFunction:
    case ValueKind::kStream:
      break;
  }
  return DamagedTree("value without a literal form");
}

Result<Value> Take(std::string_view& in, int depth) {
  if (depth > kMaxDepth) return DamagedTree("value nested too deeply");
  FLUX_TRY(const uint8_t kind, TakeByte(in));
  FLUX_TRY(const uint8_t is_null, TakeByte(in));
  if (kind >= kKindCount || is_null > 1) return DamagedTree("unknown value kind");
  if (is_null == 1) return Value::Null(static_cast<ValueKind>(kind));
  return TakePresent(in, static_cast<ValueKind>(kind), depth);
}

void PutComposite(std::string& out, const Value& v) {
  if (v.kind() == ValueKind::kArray) {
    PutVarint(out, v.AsArray().elements.size());
    for (const Value& element : v.AsArray().elements) PutValue(out, element);
  } else if (v.kind() == ValueKind::kRecord) {
    PutVarint(out, v.AsRecord().fields.size());
    for (const RecordField& field : v.AsRecord().fields) {
      PutText(out, field.name);
      PutValue(out, field.value);
    }
  } else {
    PutVarint(out, v.AsDict().entries.size());
    for (const auto& [key, value] : v.AsDict().entries) {
      PutValue(out, key);
      PutValue(out, value);
    }
  }
}

}  // namespace

void PutValue(std::string& out, const Value& v) {
  PutByte(out, static_cast<uint8_t>(v.kind()));
  PutByte(out, v.is_null() ? 1 : 0);
  if (v.is_null()) return;
  switch (v.kind()) {
    case ValueKind::kBool:
      return PutByte(out, v.AsBool() ? 1 : 0);
    case ValueKind::kInt:
      return PutFixed(out, static_cast<uint64_t>(v.AsInt()));
    case ValueKind::kUint:
      return PutFixed(out, v.AsUint());
    case ValueKind::kFloat:
      return PutFixed(out, std::bit_cast<uint64_t>(v.AsFloat()));
    case ValueKind::kTime:
      return PutFixed(out, static_cast<uint64_t>(v.AsTime().ns));
    case ValueKind::kDuration:
      PutVarint(out, static_cast<uint32_t>(v.AsDuration().months));
      return PutFixed(out, static_cast<uint64_t>(v.AsDuration().ns));
    case ValueKind::kString:
    case ValueKind::kBytes:
      return PutText(out, v.AsString());
    case ValueKind::kRegexp:
      return PutText(out, v.AsRegexp().pattern());
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
      return PutComposite(out, v);
    case ValueKind::kDynamic:
      return PutValue(out, v.AsDynamic().inner);
    case ValueKind::kNull:
    case ValueKind::kFunction:
    case ValueKind::kStream:
      break;
  }
  FLUX_CHECK(false);
}

Result<Value> TakeValue(std::string_view& in) { return Take(in, 0); }

}  // namespace flux::expr
