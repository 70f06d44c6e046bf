#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using Entries = std::map<Value, Value, ScalarLess>;

Result<const Entries*> EntriesAt(const ArgReader& in, size_t i) {
  if (in[i].is_null() || in[i].kind() != ValueKind::kDict)
    return in.Invalid(i, "must be a dictionary, found " + DescribeKind(in[i]));
  return &in[i].AsDict().entries;
}

Value MakeDict(Entries entries) {
  return Value::FromObject(ValueKind::kDict, std::make_unique<const DictObject>(std::move(entries)));
}

std::unexpected<Error> NullKey(const ArgReader& in, size_t i) {
  return in.Invalid(i, "holds a null value, which cannot be used as a dictionary key");
}

// Of equal keys the last wins.
Result<Value> FromList(CallContext&, Args args) {
  const ArgReader in("dict.fromList", "pairs", args);
  if (in[0].is_null() || in[0].kind() != ValueKind::kArray)
    return in.Invalid(0, "must be an array, found " + DescribeKind(in[0]));
  Entries entries;
  for (const Value& pair : in[0].AsArray().elements) {
    const bool is_record = !pair.is_null() && pair.kind() == ValueKind::kRecord;
    const Value* key = is_record ? pair.AsRecord().Find("key") : nullptr;
    const Value* value = is_record ? pair.AsRecord().Find("value") : nullptr;
    if (key == nullptr || value == nullptr)
      return in.Invalid(0, "must be an array of records with properties `key` and `value`");
    if (key->is_null()) return NullKey(in, 0);
    entries.insert_or_assign(*key, *value);
  }
  return MakeDict(std::move(entries));
}

Result<Value> Get(CallContext&, Args args) {
  const ArgReader in("dict.get", "dict key default", args);
  FLUX_TRY(const Entries* entries, EntriesAt(in, 0));
  if (args[1].is_null()) return args[2];
  const auto found = entries->find(args[1]);
  return found == entries->end() ? args[2] : found->second;
}

Result<Value> Insert(CallContext&, Args args) {
  const ArgReader in("dict.insert", "dict key value", args);
  FLUX_TRY(const Entries* entries, EntriesAt(in, 0));
  if (args[1].is_null()) return NullKey(in, 1);
  Entries changed = *entries;
  changed.insert_or_assign(args[1], args[2]);
  return MakeDict(std::move(changed));
}

Result<Value> Remove(CallContext&, Args args) {
  const ArgReader in("dict.remove", "dict key", args);
  FLUX_TRY(const Entries* entries, EntriesAt(in, 0));
  Entries changed = *entries;
  if (!args[1].is_null()) changed.erase(args[1]);
  return MakeDict(std::move(changed));
}

}  // namespace

void RegisterDict(Registry& registry) {
  registry.Add(BuiltinDef{"dict", "fromList", "pairs", FromList, true});
  registry.Add(BuiltinDef{"dict", "get", "dict key default", Get, true});
  registry.Add(BuiltinDef{"dict", "insert", "dict key value", Insert, true});
  registry.Add(BuiltinDef{"dict", "remove", "dict key", Remove, true});
}

}  // namespace flux::stdlib
