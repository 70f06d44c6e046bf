#pragma once

// Run-time values of the script VM, of plan arguments and of literals: 16 bytes, scalars inline, everything else a
// reference-counted immutable object. Values may be shared between threads.

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/base/time.h"

namespace re2 {
class RE2;
}

namespace flux {

enum class ValueKind : uint8_t {
#define FLUX_VALUE_KIND(name, text) name,
#include "runtime/value/value_kinds.def"
};

// As messages name it: `int`, `record`, `stream`.
std::string_view ValueKindName(ValueKind kind);

// Whether values of the kind are numbers, with which arithmetic computes.
constexpr bool IsNumber(ValueKind kind) {
  return kind == ValueKind::kInt || kind == ValueKind::kUint || kind == ValueKind::kFloat;
}

// Base of everything a value refers to. Immutable after construction; the count is atomic.
class Object {
 public:
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  virtual ~Object() = default;

 protected:
  Object() = default;

 private:
  friend class Value;
  mutable std::atomic<uint32_t> references_ = 0;
};

class ArrayObject;
class DictObject;
class RecordObject;
class RegexpObject;
class StringObject;
class Callable;
class DynamicObject;

// One value. A default-constructed value is the untyped null; a typed null keeps its kind. An absent optional argument
// is represented by `Value::Absent()`, which scripts never see.
class Value {
 public:
  Value() = default;
  Value(const Value& other) : bits_(other.bits_) { Retain(); }
  Value(Value&& other) noexcept : bits_(other.bits_) { other.bits_ = Bits{}; }
  Value& operator=(Value other) noexcept {
    std::swap(bits_, other.bits_);
    return *this;
  }
  ~Value() { Release(); }

  // A null of a kind, or the untyped one.
  static Value Null(ValueKind kind = ValueKind::kNull);
  // Stands for an optional argument that was not given.
  static Value Absent();
  // Scalars are held inline; texts are copied into an object.
  static Value Bool(bool v);
  static Value Int(int64_t v);
  static Value Uint(uint64_t v);
  static Value Float(double v);
  static Value Of(Time v);
  static Value Of(Duration v);
  static Value String(std::string_view v);
  static Value String(const char* v) { return String(std::string_view(v)); }
  // Takes the text over.
  static Value String(std::string&& v);
  static Value Bytes(std::string_view v);
  // Wraps an object; `kind` must be one that refers to objects.
  static Value FromObject(ValueKind kind, std::unique_ptr<const Object> object);

  ValueKind kind() const { return bits_.kind; }
  bool is_null() const { return bits_.is_null; }
  bool is_absent() const { return bits_.is_absent; }

  // Accessors: the kind must match and the value must not be null.
  bool AsBool() const { return bits_.i != 0; }
  int64_t AsInt() const { return bits_.i; }
  uint64_t AsUint() const { return static_cast<uint64_t>(bits_.i); }
  double AsFloat() const { return bits_.f; }
  Time AsTime() const { return {bits_.i}; }
  Duration AsDuration() const { return {bits_.months, bits_.i}; }
  std::string_view AsString() const;  // also for bytes
  const ArrayObject& AsArray() const;
  const DictObject& AsDict() const;
  const RecordObject& AsRecord() const;
  const RegexpObject& AsRegexp() const;
  const Callable& AsFunction() const;
  const DynamicObject& AsDynamic() const;
  const Object* object() const { return bits_.has_object ? bits_.object : nullptr; }

 private:
  struct Bits {
    ValueKind kind = ValueKind::kNull;
    bool is_null = true;
    bool is_absent = false;
    bool has_object = false;
    int32_t months = 0;
    union {
      int64_t i = 0;
      double f;
      const Object* object;
    };
  };
  void Retain() const {
    if (bits_.has_object) bits_.object->references_.fetch_add(1, std::memory_order_relaxed);
  }
  void Release() {
    if (bits_.has_object && bits_.object->references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete bits_.object;
  }
  Bits bits_;
};

// Orders and compares scalars of one kind: nulls first; for sorting, dictionary keys and group keys.
std::strong_ordering CompareScalars(const Value& a, const Value& b);
// Deep equality, also of arrays and records (field order does not matter); kinds must agree.
bool DeepEqual(const Value& a, const Value& b);
// Writes a value the way a Flux literal would, for messages, `explain` and tests; never fails.
std::string DebugText(const Value& v);

// The text of strings and bytes.
class StringObject final : public Object {
 public:
  explicit StringObject(std::string_view v) : text(v) {}
  explicit StringObject(std::string&& v) : text(std::move(v)) {}
  const std::string text;
};

// The elements of an array, all of one kind or null.
class ArrayObject final : public Object {
 public:
  explicit ArrayObject(std::vector<Value> v) : elements(std::move(v)) {}
  const std::vector<Value> elements;
};

// A field of a record value.
struct RecordField {
  std::string name;
  Value value;
};

// Fields in source order; the first of equal names wins.
class RecordObject final : public Object {
 public:
  explicit RecordObject(std::vector<RecordField> f) : fields(std::move(f)) {}
  // Gives the field's value, or null when there is none.
  const Value* Find(std::string_view name) const;
  const std::vector<RecordField> fields;
};

// Orders dictionary keys.
struct ScalarLess {
  bool operator()(const Value& a, const Value& b) const { return CompareScalars(a, b) < 0; }
};

// Keys are int, uint, float, string or time; iteration is in key order.
class DictObject final : public Object {
 public:
  explicit DictObject(std::map<Value, Value, ScalarLess> e) : entries(std::move(e)) {}
  const std::map<Value, Value, ScalarLess> entries;
};

// A compiled RE2 pattern and its source text (without slashes, escapes resolved).
class RegexpObject final : public Object {
 public:
  // Fails with RE2's own words when the pattern is invalid.
  static Result<Value> Compile(std::string_view pattern);
  ~RegexpObject() override;
  bool Matches(std::string_view text) const;
  const std::string& pattern() const { return pattern_; }
  const re2::RE2& regex() const { return *regex_; }

 private:
  RegexpObject(std::string pattern, std::unique_ptr<re2::RE2> regex);
  std::string pattern_;
  std::unique_ptr<re2::RE2> regex_;
};

// A value whose static type is `dynamic`.
class DynamicObject final : public Object {
 public:
  explicit DynamicObject(Value v) : inner(std::move(v)) {}
  const Value inner;
};

// A parameter as a caller must know it.
struct Parameter {
  std::string name;
  bool is_pipe = false;
  bool is_optional = false;
};

// Anything that can be called: a closure of the script VM or a builtin. Who calls it is the VM's business.
class Callable : public Object {
 public:
  virtual std::span<const Parameter> parameters() const = 0;
  // `universe.filter`, `f`, or empty for an anonymous function.
  virtual std::string_view name() const = 0;
  // In the notation of `builtin` statements; empty when it is not known.
  virtual std::string_view type_text() const { return {}; }
  // Tells a builtin (`BuiltinFunction` of runtime/registry) from a closure of the script VM.
  virtual bool is_builtin() const { return false; }
};

// Takes the elements over; the kind is kArray, kRecord or kDynamic, as the name says.
Value MakeArray(std::vector<Value> elements);
Value MakeRecord(std::vector<RecordField> fields);
Value MakeDynamic(Value inner);

}  // namespace flux
